using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>
/// Stands behind the fake Slack of the sandbox: one token, the faults that are switched on, and the traffic for those who watch.
/// </summary>
internal sealed class WorkspaceDelivery(SlackSettings settings, FaultBoard faults, SandboxFiles files, TrafficLog traffic)
    : ISlackBackend
{
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromSeconds(5);

    public string Url => settings.Url;

    public TimeSpan Latency => TimeSpan.Zero;

    /// <summary>Webhooks come by HTTP.</summary>
    public SlackSockets? Sockets => null;

    public FakeAnswer? Decide(SlackCall call)
    {
        if (faults.IsActive(Fault.Outage))
            return new FakeAnswer.Respond(StatusCodes.Status503ServiceUnavailable, "");
        if (faults.IsActive(Fault.Throttle))
            return SlackError.RateLimited(ThrottlePause);
        var canBeCut = call.IsPost && call.Method != SlackCall.ResponseUrl;
        return canBeCut && faults.IsActive(Fault.CutAnswer) ? new FakeAnswer.AcceptAndCut() : null;
    }

    public string? RefuseToken(string authorization) => authorization == $"Bearer {settings.BotToken}" ? null : "invalid_auth";

    /// <summary>The sandbox's token never runs out.</summary>
    public SlackTokenPair? Rotate(string authorization, string? refreshToken) => null;

    public void Accept(SlackCall call)
    {
        // The workspace shows it already.
    }

    public void Upload(SandboxFile file, ReadOnlyMemory<byte> content)
    {
        // Nobody sees a file before it is shared.
    }

    public (string MediaType, ReadOnlyMemory<byte> Content)? Download(string id) =>
        files.Find(id) is var (file, content) ? (file.MediaType, content) : null;

    public void Trace(string method, string result) => traffic.Add(isFromAlfred: true, method, result);
}
