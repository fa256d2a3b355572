using System.Collections.Immutable;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Graph;

namespace Alfred.Sandbox.Phones;

/// <summary>
/// The phones and what is on them, in memory and bounded. People of the sandbox are made up, and nothing of it is kept. Safe for concurrent
/// use.
/// </summary>
internal sealed partial class PhoneBook
{
    private const int Capacity = 200;

    /// <summary>Meta shows it until the reply comes, at most so long.</summary>
    private static readonly TimeSpan TypingLimit = TimeSpan.FromSeconds(25);

    private readonly SandboxFeed _feed;
    private readonly TimeProvider _time;
    private readonly ILogger<PhoneBook> _log;
    private readonly Lock _gate = new();
    private readonly GraphLimits _limits;
    private ImmutableArray<Phone> _phones;

    public PhoneBook(SandboxPeople people, SandboxFeed feed, TimeProvider time, ILogger<PhoneBook> log)
    {
        _feed = feed;
        _time = time;
        _log = log;
        // Phones are written to as fast as somebody likes, and before anybody wrote: there would be nothing to see otherwise.
        _limits = new(time) { Pair = null, TakesStrangers = true };
        _phones = [.. people.OnWhatsApp.Select(static person => new Phone(person.Id, person.Name, TypingUntil: null, []))];
    }

    /// <summary>The phones as they are now.</summary>
    public ImmutableArray<Phone> Phones
    {
        get
        {
            lock (_gate)
                return _phones;
        }
    }

    /// <summary>The phone of a person; null for somebody who has none here.</summary>
    public Phone? Find(string id) => Phones.FirstOrDefault(phone => phone.Id == id);

    /// <summary>Meta's limits, as far as they hold here: the 24 hours.</summary>
    public GraphLimits Limits => _limits;

    /// <summary>The phone on which a message lies.</summary>
    public Phone? Holding(string messageId) => Phones.FirstOrDefault(phone => phone.Messages.Exists(message => message.Id == messageId));

    /// <summary>Adds a bubble.</summary>
    public void Add(string id, PhoneMessage message)
    {
        if (message.IsFromAlfred)
            LogReply(id, message.Text.ReplaceLineEndings(" ⏎ "));
        else
            _limits.NoteIncoming(
                id.StartsWith(PhoneWebhooks.UserPrefix, StringComparison.Ordinal) ? id[PhoneWebhooks.UserPrefix.Length..] : id);
        lock (_gate)
        {
            Put(id, phone => phone with
            {
                TypingUntil = message.IsFromAlfred ? null : phone.TypingUntil,
                Messages = phone.Messages.Count < Capacity ? phone.Messages.Add(message) : phone.Messages.RemoveAt(0).Add(message),
            });
            _feed.Publish("phone", new PhoneChange(id, message));
        }
    }

    /// <summary>Changes a bubble that may have made room meanwhile.</summary>
    public void Change(string id, string messageId, Func<PhoneMessage, PhoneMessage> change)
    {
        lock (_gate)
        {
            if (Find(id)?.Messages.Find(message => message.Id == messageId) is not { } old)
                return;
            var changed = change(old);
            if (changed == old)
                return;
            Put(id, phone => phone with { Messages = phone.Messages.Replace(old, changed) });
            _feed.Publish("phone", new PhoneChange(id, changed));
        }
    }

    /// <summary>Moves a bubble's status on, never back.</summary>
    public void Advance(string id, string messageId, MessageStatus status, string? problem = null) =>
        Change(id, messageId, message => message.Status < status ? message with { Status = status, Problem = problem } : message);

    /// <summary>Shows that Alfred is writing.</summary>
    public void ShowTyping(string id)
    {
        lock (_gate)
        {
            var until = _time.GetUtcNow() + TypingLimit;
            Put(id, phone => phone with { TypingUntil = until });
            _feed.Publish("typing", new PhoneTyping(id, until));
        }
    }

    // Text and person are shown on purpose: the sandbox never runs in production and its people are made up.
    [LoggerMessage(2301, LogLevel.Information, "sandbox whatsapp: Alfred → {Person}: {Text}", EventName = "SandboxReply")]
    private partial void LogReply(string person, string text);

    private void Put(string id, Func<Phone, Phone> change) =>
        _phones = [.. _phones.Select(phone => phone.Id == id ? change(phone) : phone)];
}
