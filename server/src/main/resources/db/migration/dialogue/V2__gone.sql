-- Withdrawn or erased: the row keeps the place of the contribution, so that its address lives, and none of what was said.
alter table dialogue.opinion add gone boolean not null default false;
alter table dialogue.question add gone boolean not null default false;
