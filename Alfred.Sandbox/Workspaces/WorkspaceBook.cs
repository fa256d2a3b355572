using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>The workspace's people, channels, messages and modals, in memory and bounded. Safe for concurrent use.</summary>
internal sealed partial class WorkspaceBook(SandboxPeople people, SandboxFeed feed, TimeProvider time, ILogger<WorkspaceBook> log)
{
    /// <summary>The bot's user and its app.</summary>
    public const string Bot = "U0ALFRED";

    private const int Capacity = 600;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OpenView> _views = new(StringComparer.Ordinal);
    private ImmutableList<WorkspaceMessage> _messages = [];
    private long _lastTs;
    private int _lastId;

    /// <summary>The workspace's id.</summary>
    public string Team => people.Team;

    /// <summary>The people, and the bot last.</summary>
    public ImmutableArray<WorkspaceUser> Users { get; } =
        [.. people.OnSlack.Select(static person => new WorkspaceUser(person.User, person.Name)), new(Bot, "Alfred")];

    /// <summary>Two channels, and direct messages of everybody with the bot.</summary>
    public ImmutableArray<WorkspaceChannel> Channels { get; } =
    [
        new("C0GENERAL", "general"), new("C0TRAVEL", "travel"),
        .. people.OnSlack.Select(static person => new WorkspaceChannel($"D{person.User[1..]}", "Alfred", person.User)),
    ];

    /// <summary>Everything, for a page that begins.</summary>
    public Workspace State
    {
        get
        {
            lock (_gate)
                return new(Team, Bot, Users, Channels, _messages, [.. _views.Values]);
        }
    }

    /// <summary>The channel of an id, where a user's id means the direct messages; null for none.</summary>
    public WorkspaceChannel? Channel(string? id) =>
        Channels.FirstOrDefault(channel => channel.Id == id || (channel.DirectWith is not null && channel.DirectWith == id));

    /// <summary>The user of an id; null for none.</summary>
    public WorkspaceUser? User(string? id) => Users.FirstOrDefault(user => user.Id == id);

    /// <summary>A message; null for none.</summary>
    public WorkspaceMessage? Find(string? channel, string? ts)
    {
        lock (_gate)
            return _messages.Find(message => message.Channel == channel && message.Ts == ts);
    }

    /// <summary>The messages of a channel that everybody in it sees, newest first.</summary>
    public IEnumerable<WorkspaceMessage> History(string channel)
    {
        lock (_gate)
        {
            return
            [
                .. _messages.Where(message => message.Channel == channel && message.OnlyFor is null)
                    .OrderByDescending(static message => message.Ts, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>A moment that names one message: unique and later than every one before.</summary>
    public string NextTs()
    {
        lock (_gate)
        {
            var microseconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            _lastTs = Math.Max(_lastTs + 1, microseconds);
            return string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:d6}");
        }
    }

    /// <summary>A new id of a kind, such as <c>Ev</c> or <c>V</c>.</summary>
    public string NextId(string prefix) => string.Create(
        CultureInfo.InvariantCulture, $"{prefix}0SANDBOX{time.GetUtcNow().ToUnixTimeSeconds()}X{Interlocked.Increment(ref _lastId)}");

    /// <summary>Posts a message.</summary>
    public WorkspaceMessage Add(WorkspaceMessage message)
    {
        if (message.User == Bot)
            LogReply(log, message.Channel, SlackMarkup.Unescape(message.Text).ReplaceLineEndings(" ⏎ "));
        lock (_gate)
        {
            _messages = _messages.Count < Capacity ? _messages.Add(message) : _messages.RemoveAt(0).Add(message);
            feed.Publish("message", message);
            return message;
        }
    }

    /// <summary>Changes a message; false when it is not there.</summary>
    public bool Change(string? channel, string? ts, Func<WorkspaceMessage, WorkspaceMessage> change)
    {
        lock (_gate)
        {
            if (Find(channel, ts) is not { } old)
                return false;
            var changed = change(old);
            _messages = _messages.Replace(old, changed);
            feed.Publish("message", changed);
            return true;
        }
    }

    /// <summary>Deletes a message; false when it is not there.</summary>
    public bool Remove(string? channel, string? ts)
    {
        lock (_gate)
        {
            if (Find(channel, ts) is not { } old)
                return false;
            _messages = _messages.Remove(old);
            feed.Publish("removed", new MessageName(old.Channel, old.Ts));
            return true;
        }
    }

    /// <summary>Puts an emoji on a message or takes it away; false when nothing changed.</summary>
    public bool React(string? channel, string? ts, string user, string name, bool isOn)
    {
        var hasChanged = false;
        Change(channel, ts, message =>
        {
            var users = message.Reactions.FirstOrDefault(reaction => reaction.Name == name)?.Users ?? [];
            hasChanged = users.Contains(user, StringComparer.Ordinal) != isOn;
            if (!hasChanged)
                return message;
            var rest = message.Reactions.RemoveAll(reaction => reaction.Name == name);
            users = isOn ? users.Add(user) : users.Remove(user, StringComparer.Ordinal);
            return message with { Reactions = users.IsEmpty ? rest : rest.Add(new(name, users)) };
        });
        return hasChanged;
    }

    /// <summary>Shows a modal to somebody, in place of one that is open.</summary>
    public OpenView Open(string user, string? id, JsonElement view)
    {
        var open = new OpenView(id ?? NextId("V"), user, view.Clone());
        lock (_gate)
            _views[user] = open;
        feed.Publish("view", open);
        return open;
    }

    /// <summary>The modal of an id; null when it is closed.</summary>
    public OpenView? View(string? id)
    {
        lock (_gate)
            return _views.Values.FirstOrDefault(view => view.Id == id);
    }

    /// <summary>Closes a modal.</summary>
    public void Close(OpenView view)
    {
        lock (_gate)
            _views.Remove(view.User);
        feed.Publish("closed", new ClosedView(view.Id, view.User));
    }

    // Text is shown on purpose: the sandbox never runs in production and its people are made up.
    [LoggerMessage(2302, LogLevel.Information, "sandbox slack: Alfred → {Channel}: {Text}", EventName = "SandboxPost")]
    private static partial void LogReply(ILogger logger, string channel, string text);

    private sealed record ClosedView(string Id, string User);
}
