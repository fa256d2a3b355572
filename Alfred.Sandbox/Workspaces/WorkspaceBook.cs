using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>A workspace's messages and modals, in memory and bounded. Safe for concurrent use.</summary>
internal sealed partial class WorkspaceBook(IWorkspacePeople people, SandboxFeed feed, TimeProvider time, ILogger<WorkspaceBook> log)
{
    private const int Capacity = 600;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OpenView> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HomeTab> _homes = new(StringComparer.Ordinal);
    private ImmutableList<WorkspaceMessage> _messages = [];
    private long _lastTs;
    private int _lastId;

    /// <summary>Who is in it.</summary>
    public IWorkspacePeople People => people;

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyCollection<WorkspaceMessage> Messages
    {
        get
        {
            lock (_gate)
                return _messages;
        }
    }

    /// <summary>The modals that are open.</summary>
    public IReadOnlyCollection<OpenView> Views
    {
        get
        {
            lock (_gate)
                return [.. _views.Values];
        }
    }

    /// <summary>The Home tabs that were published.</summary>
    public IReadOnlyCollection<HomeTab> Homes
    {
        get
        {
            lock (_gate)
                return [.. _homes.Values];
        }
    }

    /// <summary>A message; null for none.</summary>
    public WorkspaceMessage? Find(string? channel, string? ts)
    {
        lock (_gate)
        {
            if (_messages.Find(message => message.Channel == channel && message.Ts == ts) is { } found)
                return found;
            if (!people.IsOpen || channel is null || ts is null)
                return null;
            var written = new WorkspaceMessage { Channel = channel, Ts = ts, User = "U0ELSEWHERE", At = time.GetUtcNow() };
            _messages = _messages.Add(written);
            return written;
        }
    }

    /// <summary>The messages of a channel that everybody in it sees, newest first.</summary>
    public IEnumerable<WorkspaceMessage> History(string channel) => Messages
        .Where(message => message.Channel == channel && message.OnlyFor is null)
        .OrderByDescending(static message => message.Ts, StringComparer.Ordinal);

    /// <summary>A message with the answers in its thread, oldest first.</summary>
    public IEnumerable<WorkspaceMessage> Thread(string channel, string? ts) =>
        History(channel).Where(message => message.Ts == ts || message.ThreadTs == ts).Reverse();

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
    public void Add(WorkspaceMessage message)
    {
        if (message.User == people.Bot)
            LogReply(log, message.Channel, SlackMarkup.Unescape(message.Text).ReplaceLineEndings(" ⏎ "));
        lock (_gate)
        {
            _messages = _messages.Count < Capacity ? _messages.Add(message) : _messages.RemoveAt(0).Add(message);
            feed.Publish("message", message);
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

    /// <summary>Shows a modal to somebody, in place of one that is open.</summary>
    public OpenView Open(string user, string? id, JsonElement view)
    {
        var open = new OpenView(id ?? NextId("V"), user, view.Clone());
        lock (_gate)
            _views[user] = open;
        feed.Publish("view", open);
        return open;
    }

    /// <summary>Shows somebody their Home tab anew.</summary>
    public HomeTab Publish(string user, JsonElement view)
    {
        HomeTab home;
        lock (_gate)
        {
            var id = _homes.GetValueOrDefault(user)?.Id ?? NextId("V");
            _homes[user] = home = new(id, user, NextId(""), view.Clone());
        }

        feed.Publish("home", home);
        return home;
    }

    /// <summary>The modal of an id; null when it is closed.</summary>
    public OpenView? View(string? id) => Views.FirstOrDefault(view => view.Id == id);

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
