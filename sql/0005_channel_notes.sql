-- What a channel must not forget between two processes: a token that its provider replaced (encrypted by the channel), or that the account was
-- closed. One text under each name.
create table channel_note (
    channel     text        not null,
    name        text        not null,
    note        text        not null,
    written_at  timestamptz not null,
    primary key (channel, name)
);
