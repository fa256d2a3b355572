using Alfred.Channels;
using Alfred.Commands;
using Alfred.Completions;
using Alfred.Members;
using Alfred.Tests.Instances;
using Npgsql;

namespace Alfred.Tests.Completions;

/// <summary>What "undo" can mean, by the journal.</summary>
public sealed class RecentEffectsTests(DatabaseFixture databases)
{
    private const string Group = "wa:group:1";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task what_somebody_did_among_others_is_not_for_whoever_takes_their_name()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        await NoteAsync(database, 1, "Bob", "settings.quiet", "set quiet hours");
        await NoteAsync(database, 2, "Bob", "members.name", "renamed Bob to Robert");
        await NoteAsync(database, 3, "Cleo", "members.name", "renamed Cleo to Bob");
        await NoteAsync(database, 4, "Bob", "away.me", "set an absence of Bob");

        Assert.Equal(4, Assert.Single(await FindAsync(database, "Bob")));
    }

    [Fact]
    public async Task what_somebody_did_among_others_is_theirs_while_they_keep_their_name()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        await NoteAsync(database, 1, "Bob", "settings.quiet", "set quiet hours");
        await NoteAsync(database, 2, "Cleo", "members.name", "renamed Cleo to Bobby");
        await NoteAsync(database, 3, "Cleo", "away.me", "set an absence of Cleo");

        Assert.Equal(1, Assert.Single(await FindAsync(database, "Bob")));
    }

    [Fact]
    public async Task what_has_the_members_id_is_theirs_under_whatever_name()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        var (bob, other) = (MemberIds.Generate(), MemberIds.Generate());
        await NoteAsync(database, 1, "Bob", "settings.quiet", "set quiet hours", bob);
        await NoteAsync(database, 2, "Robert", "away.me", "set an absence of Robert", other);

        Assert.Equal(1, Assert.Single(await FindAsync(database, "Robert", bob)));
    }

    private static async Task<long[]> FindAsync(NpgsqlDataSource database, string member, MemberId? id = null)
    {
        var effects = await new RecentEffects(database).ReadAsync(
            new(new(100, 0), member, Now) { Member = id }, new ConversationId(Group), isDirect: false, [], CancellationToken.None);
        return [.. effects.Select(static effect => effect.Command.Message)];
    }

    private static async Task NoteAsync(
        NpgsqlDataSource database, long message, string member, string action, string summary, MemberId? id = null)
    {
        await using var command = database.CreateCommand(
            "insert into journal (command_id, at, conversation, member, action, summary, member_id) values ($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.Add(new() { Value = new CommandId(message, 0).ToString() });
        command.Parameters.Add(new() { Value = Now - TimeSpan.FromHours(1) + TimeSpan.FromSeconds(message) });
        foreach (var text in (string[])[Group, member, action, summary])
            command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = (object?)id?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync();
    }
}
