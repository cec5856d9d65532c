-- What somebody said of a changed wording replaces what they said of the earlier one: another slot,
-- because a slot belongs to a wording.
alter table dialogue.opinion add replaced_by text; -- code, where the later answer has another slot
create index opinion_by_slot on dialogue.opinion (slot) where not replaced;

-- A reader says that two languages of a provision differ: a question, with the two languages.
create table dialogue.differs (
    code       text primary key, -- of the question
    eid        text not null,
    left_lang  text not null,
    right_lang text not null
);
create index differs_at on dialogue.differs (eid);
