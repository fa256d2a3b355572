using System.Collections.Concurrent;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;
using NodaTime;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Names and time zones of the people who write, from <c>users.info</c>, asked once a day and person. Asked when a message comes and waited
/// for, briefly, only where the conversation works on it: the acknowledgement never waits.
/// </summary>
internal sealed class SlackPeople(SlackApi api, TimeProvider time)
{
    private const int Capacity = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Task<SlackProfile>> _profiles = new(StringComparer.Ordinal);

    /// <summary>Begins to ask about a person who is not known yet.</summary>
    public void LookUp(string user) => _ = ProfileOfAsync(user);

    /// <summary>Adds to a message what is known of its sender in time.</summary>
    public async Task<InboundMessage> EnrichSenderAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Sender.Value.Split(':') is not ["slack", _, { Length: > 0 } user])
            return message;
        return await FindAsync(user, cancellationToken) is { } profile
            ? message with { SenderName = profile.Name ?? message.SenderName, SenderZone = profile.Zone }
            : message;
    }

    /// <summary>What is known of a person in time; null when it is not.</summary>
    public async Task<SlackProfile?> FindAsync(string user, CancellationToken cancellationToken)
    {
        try
        {
            return await ProfileOfAsync(user).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private Task<SlackProfile> ProfileOfAsync(string user)
    {
        if (_profiles.TryGetValue(user, out var known) && (!known.IsCompleted || (known.IsCompletedSuccessfully && IsGood(known))))
            return known;
        if (_profiles.Count >= Capacity)
            _profiles.Clear();
        var asked = new Lazy<Task<SlackProfile>>(() => AskAsync(user));
        return _profiles.AddOrUpdate(user, _ => asked.Value, (_, now) => ReferenceEquals(now, known) ? asked.Value : now);
    }

    private bool IsGood(Task<SlackProfile> known) =>
#pragma warning disable RS0030 // Do not use banned APIs: the task has ended.
        known.Result.GoodUntil > time.GetUtcNow();
#pragma warning restore RS0030

    private async Task<SlackProfile> AskAsync(string user)
    {
        var answer = await api.PostAsync("users.info", [("user", user)], CancellationToken.None);
        if (!answer.IsOk)
            return new SlackProfile(Name: null, Zone: null, time.GetUtcNow() + AskAgainAfter);
        var person = answer.Root.At("user"u8);
        var profile = person.At("profile"u8);
        var name = WrittenText.CleanName(profile.At("display_name"u8).Text())
            ?? WrittenText.CleanName(profile.At("real_name"u8).Text())
            ?? WrittenText.CleanName(person.At("real_name"u8).Text());
        var zone = person.At("tz"u8).Id() is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } known ? known.Id : null;
        return new SlackProfile(name, zone, time.GetUtcNow() + GoodFor);
    }
}

/// <summary>What Slack knows of a person.</summary>
/// <param name="Name">The name that colleagues see; null when Slack told none.</param>
/// <param name="Zone">The IANA zone; null when Slack told none that exists.</param>
/// <param name="GoodUntil">When to ask again.</param>
internal sealed record SlackProfile(string? Name, string? Zone, DateTimeOffset GoodUntil);
