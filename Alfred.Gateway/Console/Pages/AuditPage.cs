using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>What operators did.</summary>
internal static class AuditPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/audit";

    /// <summary>Maps the page.</summary>
    public static void MapAudit(this RouteGroupBuilder console) =>
        console.MapGet("/audit", async ([FromServices] IAuditTrail audit, int? page, CancellationToken cancellationToken) =>
            new ConsolePage<AuditView, PageOf<AuditRow>>("Audit", await audit.ListAsync(Math.Max(page ?? 1, 1), cancellationToken))
            {
                Events = null,
            });
}
