-- What somebody said of a changed wording replaces what they said of the earlier one: another slot,
-- because a slot belongs to a wording.
alter table dialogue.opinion add replaced_by text; -- code, where the later answer has another slot
create index opinion_by_slot on dialogue.opinion (slot) where not replaced;
