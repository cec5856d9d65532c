-- The rule by which a statement is hidden, for its page.
alter table dialogue.statement add column rule text not null default '';
