using System.Collections.Immutable;
using Alfred.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Silo.Hosting;

/// <summary>Stands for the sandbox in a build that leaves it out (<c>-p:Sandbox=false</c>): a channel that needs it stops the start.</summary>
internal sealed class SandboxHosting
{
    public SandboxHosting(AlfredSettings settings)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        // An API of another program on this machine needs no sandbox of ours.
        if (settings.WhatsApp is { IsSandbox: true, GraphUrl.AbsolutePath: "/sandbox/graph" })
            problems.Add(Missing("META_TOKEN"));
        if (settings.Slack is { IsSandbox: true, ApiUrl.AbsolutePath: "/sandbox/slack/api" })
            problems.Add(Missing("SLACK_BOT_TOKEN"));
        if (problems.Count > 0)
            throw new SettingsRefusedException(problems.ToImmutable());
    }

    /// <summary>The clock as it is.</summary>
    public TimeProvider Continue(TimeProvider clock) => clock;

    /// <summary>Registers nothing.</summary>
    public void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Maps nothing.</summary>
    public void Map(WebApplication app)
    {
    }

    private static Problem Missing(string token) =>
        new(token, "is not set, and this build has no sandbox (it was built with -p:Sandbox=false). Set the channel's credentials, or build without that property.");
}
