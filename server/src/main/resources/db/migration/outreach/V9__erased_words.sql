-- Words that are erased go from the report too in which they came.

-- Which report a contribution was noted in; the first of those that edit one another.
create table outreach.heard (
    code        text primary key,
    instance_id text not null references outreach.submission (instance_id)
);

-- Null: its words were erased, and what came is gone with them.
alter table outreach.submission alter column raw drop not null;
