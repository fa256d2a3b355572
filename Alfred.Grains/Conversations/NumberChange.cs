using Alfred.Keys;
using Alfred.Outbox;

namespace Alfred.Conversations;

/// <summary>
/// Follows a person to another number: what was set up in the conversation goes on there, and what waits is sent there. Nothing more goes
/// to the old number, which will belong to somebody else one day. Doing it again changes nothing. Nobody follows a stranger: what still
/// waits for them was said to a member who had that number.
/// </summary>
internal sealed class NumberChange(NpgsqlDataSource database, KeySecret keys, IGrainFactory grains)
{
    /// <summary>Moves the rows, then tells the directory.</summary>
    public async Task FollowAsync(
        ChannelName channel, InboundMessage news, NewContact place, CancellationToken cancellationToken)
    {
        var directory = grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        // Of a second time only the new one is known.
        if (!await directory.IsMemberAsync(news.Sender) && !await directory.IsMemberAsync(place.Identity))
            return;
        await database.ExecuteAsync("""
            with schedules as (
                update schedule s
                set conversation = case when s.conversation = $1 then $2 else s.conversation end,
                    address = case when s.conversation = $1 then $3 else s.address end,
                    sender = case when s.sender = $4 then $5 else s.sender end
                where (s.conversation = $1 or s.sender = $4) and not exists (select from schedule t where t.conversation = $2
                    and t.name = s.name)
            ), memories as (
                insert into conversation as c (id, address, memory, version, updated_at) select $2, $6, memory, 1, updated_at
                    from conversation where id = $1
                on conflict (id) do update set memory = excluded.memory, version = c.version + 1, updated_at = excluded.updated_at
                where c.memory = '{}' and excluded.memory <> '{}'
            )
            update outbox set conversation = $2, address = $3 where conversation = $1 and state in ('pending', 'held')
            """, [
                keys.KeyOf(news.Conversation).Value, keys.KeyOf(place.Conversation).Value, place.Address.Value, news.Sender.Value,
                place.Identity.Value, place.Conversation.Value], cancellationToken);
        await grains.GetGrain<IOutboxGrain>(keys.KeyOf(place.Conversation).Value).WakeAsync();
        await directory.LearnAsync(news.Sender, place.Identity, isMove: true);
        if (await directory.FindAsync(place.Identity, news.SenderName) is { } member)
            await directory.SetContactAsync(member.Id, new(channel, place.Identity, place.Conversation, place.Address));
    }
}
