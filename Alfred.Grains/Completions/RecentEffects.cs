namespace Alfred.Completions;

/// <summary>Reads from the journal what a member did lately: what "undo" can mean.</summary>
internal sealed class RecentEffects(NpgsqlDataSource database)
{
    private static readonly TimeSpan Reach = TimeSpan.FromHours(24);

    // Of a conversation of one's own everything is one's own. What the schedule brought was not, nor, in rows of before there were ids,
    // what stands under the name since before somebody took it: that is its former bearer's.
    private const string Text = """
        with recent as (select * from journal order by id desc limit 5000),
        named as (
            select max(at) as at from recent
            where action in ('members.name', 'members.rename') and right(summary, length($3) + 4) = ' to ' || $3
        )
        select command_id, recent.at, action, conversation = $1, details::text
        from recent cross join named
        where recent.at > $2
          and (member_id = $6 or (member_id is null and member = $3 and recent.at > coalesce(named.at, '-infinity'))
              or ($4 and conversation = $1))
          and ($4 or conversation = $1)
          and command_id ~ '^[0-9]{1,18}#[0-9]{1,9}$'
          and not exists (
            select from inbox i
            where i.id = substring(command_id from '^([0-9]{1,18})#')::bigint and (i.channel = 'schedule' or i.id >= $5))
        """;

    /// <summary>What a member did before a command, by what is committed and by what its own message did so far.</summary>
    /// <param name="command">The command, which knows the member.</param>
    /// <param name="conversation">Where it is said.</param>
    /// <param name="isDirect">True when nobody else reads there.</param>
    /// <param name="ofMessage">What its message did so far.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ImmutableArray<PastEffect>> ReadAsync(
        Command command, ConversationId conversation, bool isDirect, IEnumerable<JournalLine> ofMessage,
        CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync(
            Text,
            [conversation.Value, command.At - Reach, command.By, isDirect, command.Id.Message, command.Member?.Value ?? ""],
            static row => new JournaledEffect(
                CommandId.Parse(row.GetString(0)), row.GetFieldValue<DateTimeOffset>(1), new(row.GetString(2)), row.GetBoolean(3),
                JournalDetails.Parse(row.FindText(4))),
            cancellationToken);
        return Remaining([
            .. rows,
            .. ofMessage.Select(line => new JournaledEffect(
                CommandId.Parse(line.CommandId), command.At, line.Action, IsHere: true, JournalDetails.Of(line.Note)))]);
    }

    /// <summary>What is left of it when what was taken back is left out, the last first.</summary>
    public static ImmutableArray<PastEffect> Remaining(IReadOnlyCollection<JournaledEffect> rows)
    {
        var gone = rows.Select(static row => row.Details?.TakesBack).OfType<CommandId>().ToHashSet();
        return
        [
            .. rows.Where(row => row.Details?.TakesBack is null && !gone.Contains(row.Command))
                .OrderByDescending(static row => row.At).ThenByDescending(static row => row.Command.Message)
                .ThenByDescending(static row => row.Command.Ordinal)
                .Select(static row => new PastEffect(row.Command, row.At, row.Action, row.IsHere, row.Details?.Reversal)),
        ];
    }
}

/// <summary>A line of the journal about what somebody did.</summary>
internal sealed record JournaledEffect(
    CommandId Command, DateTimeOffset At, ActionName Action, bool IsHere, JournalDetails? Details);
