using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Alfred.Silo.Dashboard;

/// <summary>Orleans' own dashboard, for the operator: what grains do, how fast, and with which errors (<c>ORLEANS_DASHBOARD</c>).</summary>
internal static class OrleansDashboard
{
    /// <summary>Where it is.</summary>
    public const string Route = "/dashboard/orleans";

    // Its page sets styles of elements and has a font in its style sheet; scripts only from here.
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
        + "object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private const int UpdateMilliseconds = 5_000;
    private const int History = 100;

    /// <summary>Adds it to the silo.</summary>
    public static void AddOrleansDashboard(this IHostApplicationBuilder builder)
    {
        var package = DashboardPackage.Load();
        builder.Services.AddSingleton(package);
        builder.UseOrleans(silo =>
        {
            package.AddTo(silo, UpdateMilliseconds, History);
            // Never used, see DashboardAssets: made without its constructor, which reads all files.
            silo.Services.Replace(ServiceDescriptor.Singleton(package.Assets, RuntimeHelpers.GetUninitializedObject(package.Assets)));
            DashboardCounters.Replace(silo.Services, package);
        });
    }

    /// <summary>Maps it; like any route without another access rule, it is the operator's.</summary>
    public static void MapOrleansDashboard(this WebApplication app)
    {
        var package = app.Services.GetRequiredService<DashboardPackage>();
        var figures = new DashboardRoutes(app, Route);
        Protect(package.Map(figures, Route));
        ((IEndpointRouteBuilder)app).DataSources.Add(figures);

        var (page, assets) = (new DashboardPage(package.Assembly), new DashboardAssets(package.Assembly));
        var files = Protect(app.MapGroup(Route));
        // The page names its parts relative to its address.
        files.MapGet("/", (HttpContext context) =>
            context.Request.Path.Value!.EndsWith('/') ? page.Serve(context) : Results.Redirect($"{Route}/"));
        foreach (var name in (string[])["index.css", "index.min.js", "favicon.ico"])
            files.MapGet(name, (Func<HttpContext, Task<IResult>>)(context => assets.ServeAsync(context, name)));
        files.MapGet("/fonts/{name}", (HttpContext context, string name) => assets.ServeAsync(context, $"fonts/{name}"));
        files.MapGet("/img/{name}", (HttpContext context, string name) => assets.ServeAsync(context, $"img/{name}"));
    }

    private static RouteGroupBuilder Protect(RouteGroupBuilder group)
    {
        group.AddEndpointFilter(static (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
        return group;
    }
}
