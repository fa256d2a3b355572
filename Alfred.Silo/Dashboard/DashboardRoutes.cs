using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Alfred.Silo.Dashboard;

/// <summary>
/// Takes the package's routes and serves those that only show figures; what a later version adds is not served until it was reviewed.
/// Left out on purpose: <c>GrainState</c>, a GET that activates any grain that the query names and calls its methods, so that it acts and
/// shows what people wrote; <c>Trace</c>, the stream of log lines; and the files, which <see cref="DashboardAssets"/> and
/// <see cref="DashboardPage"/> serve without holding them in memory.
/// </summary>
internal sealed class DashboardRoutes(IEndpointRouteBuilder routes, string prefix) : EndpointDataSource, IEndpointRouteBuilder
{
    private static readonly FrozenSet<string> Served = new[]
    {
        "version", "DashboardCounters", "ClusterStats", "TopGrainMethods", "GrainTypes", "GrainStats", "HistoricalStats", "LifecycleStages",
        "SiloProperties", "SiloMetadata", "SiloStats", "SiloCounters", "Reminders",
    }.ToFrozenSet(StringComparer.Ordinal);

    public IServiceProvider ServiceProvider => routes.ServiceProvider;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public override IReadOnlyList<Endpoint> Endpoints =>
        [.. DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>().Where(IsServed)];

    public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    private bool IsServed(RouteEndpoint route) =>
        route.RoutePattern.RawText is { } path
        && path.StartsWith(prefix, StringComparison.Ordinal)
        && Served.Contains(path[prefix.Length..].Trim('/').Split('/')[0]);
}
