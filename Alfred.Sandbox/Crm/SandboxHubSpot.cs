using System.Collections.Immutable;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Crm;

/// <summary>The made-up account of a company that is tried out, around the sandbox's present.</summary>
internal sealed class SandboxHubSpot(SandboxOptions options, FaultBoard faults, TrafficLog traffic, TimeProvider time) : IHubSpotBackend
{
    public string? AccessToken => options.HubSpotToken;

    private ImmutableDictionary<(string Kind, string Id), HubSpotObject> _kept =
        ImmutableDictionary<(string Kind, string Id), HubSpotObject>.Empty;

    public ImmutableArray<HubSpotObject> Objects =>
    [
        .. HubSpotSample.Make(time.GetUtcNow()).Where(made => !_kept.ContainsKey((made.Kind, made.Id))), .. _kept.Values,
    ];

    public void Keep(HubSpotObject changed) =>
        ImmutableInterlocked.AddOrUpdate(ref _kept, (changed.Kind, changed.Id), changed, (_, _) => changed);

    public FakeAnswer? Decide(string what)
    {
        FakeAnswer.Respond? answer = faults.IsActive(Fault.Throttle)
            ? new FakeAnswer.Respond(429, """{"status":"error","category":"RATE_LIMITS","policyName":"SECONDLY"}""")
            : faults.IsActive(Fault.Outage) ? new(503, """{"status":"error"}""") : null;
        traffic.Add(isFromAlfred: true, $"HubSpot: {what}", $"{answer?.Status ?? 200}");
        return answer;
    }
}
