using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>The settings, and what the doctor found.</summary>
internal static class ConfigurationPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/configuration";

    /// <summary>Maps the page.</summary>
    public static void MapConfiguration(this RouteGroupBuilder console) =>
        console.MapGet("/configuration", static async ([FromServices] IOperatorHost host, CancellationToken cancellationToken) =>
        {
            var (at, checks) = await host.ChecksAsync(cancellationToken);
            return new ConsolePage<ConfigurationView, Configuration>("Configuration", new(at, checks, host)) { Events = null };
        });
}

/// <summary>What the page shows.</summary>
/// <param name="CheckedAt">When it was checked; null while that runs.</param>
/// <param name="Checks">What was found.</param>
/// <param name="Host">The process.</param>
public sealed record Configuration(DateTimeOffset? CheckedAt, ImmutableArray<CheckRow> Checks, IOperatorHost Host);
