using Alfred.Members;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>
/// A household (or a team) whose members each write in a chat of their own. They share grains, one clock and one schedule, whose
/// occurrences run in the chat and the language of whom they are for.
/// </summary>
public sealed class Household
{
    private readonly Dictionary<string, Chat> _chats = [];
    private readonly List<Told> _told = [];
    private Instant _now;

    public Household(params Member[] members)
    {
        if (members.Length > 0)
            Grains.Directory.Members = [.. members];
        _now = Instant.FromUtc(2026, 11, 23, 6, 0);
    }

    /// <summary>True for a team, which has the skills of Biz. Default false.</summary>
    public bool IsTeam { get; init; }

    public TestGrains Grains { get; } = new();

    public TestSchedule Schedule { get; } = new();

    /// <summary>The moment. Setting it lets no time pass: what becomes due waits for <see cref="PassUntilAsync"/>.</summary>
    public Instant Now
    {
        get => _now;
        set
        {
            _now = value;
            foreach (var chat in _chats.Values)
                chat.Now = value.InZone(chat.Now.Zone);
        }
    }

    /// <summary>What the schedule told whom, in order.</summary>
    public IReadOnlyList<Told> Told => _told;

    /// <summary>What a member was told by the schedule.</summary>
    public IEnumerable<string> ToldTo(string name) => _told.Where(told => told.Name == name).Select(told => told.Text);

    /// <summary>A member's chat.</summary>
    public Chat Of(string name)
    {
        if (_chats.TryGetValue(name, out var chat))
            return chat;
        chat = IsTeam ? Chat.Biz(Grains, Schedule, name) : Chat.Home(Grains, Schedule, name);
        var member = Grains.Directory.Of(name);
        chat.Now = _now.InZone(member.Zone is { } zone ? DateTimeZoneProviders.Tzdb[zone] : chat.Instance.Zone);
        if (member.Language is { } language)
            chat.Language = SkillSet.Languages[language];
        return _chats[name] = chat;
    }

    /// <summary>The answer to what a member says.</summary>
    public Task<string> SayAsync(string name, string text) => Of(name).SayAsync(text);

    /// <summary>Lets time pass; what becomes due runs at its moment.</summary>
    public async Task PassUntilAsync(Instant end)
    {
        while (Schedule.TakeDue(end) is { } row)
            await RunAsync(row, row.Due > Now ? row.Due : Now);
        Now = end;
    }

    /// <summary>The same in days of 24 hours.</summary>
    public Task PassAsync(Duration time) => PassUntilAsync(Now + time);

    /// <summary>Lets time pass while the process is down: what became due meanwhile runs at the end, late, the last of each.</summary>
    public async Task BeDownUntilAsync(Instant end)
    {
        while (Schedule.TakeDue(end, wasDown: true) is { } row)
            await RunAsync(row, end);
        Now = end;
    }

    private async Task RunAsync(TestSchedule.Row row, Instant at)
    {
        Now = at;
        var chat = Of(row.Conversation);
        if (await chat.OccurAsync(row) is { } reply)
            _told.Add(new(at, row.Conversation, reply));
    }
}

/// <summary>Something that the schedule told a member.</summary>
/// <param name="At">When.</param>
/// <param name="Name">Whom.</param>
/// <param name="Text">What.</param>
public sealed record Told(Instant At, string Name, string Text);
