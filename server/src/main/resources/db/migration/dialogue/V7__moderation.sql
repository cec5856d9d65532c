-- Empty: shown. "held": not before somebody has looked. Else the rule by which a moderator hid the words.
alter table dialogue.opinion add hidden text not null default '';
alter table dialogue.question add hidden text not null default '';
