-- An act is named in every language; what was entered in one stands for all.

update promise
set act = '{"en":' || to_json(act)::text || ',"kk":' || to_json(act)::text || ',"ru":' || to_json(act)::text || '}'
where act is not null;

update progress
set act = '{"en":' || to_json(act)::text || ',"kk":' || to_json(act)::text || ',"ru":' || to_json(act)::text || '}'
where act is not null;
