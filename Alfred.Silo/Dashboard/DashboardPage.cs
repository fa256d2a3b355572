using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Alfred.Silo.Dashboard;

/// <summary>
/// The package's page, without the menu entries for what <see cref="DashboardRoutes"/> leaves out, with a link to sign out for those who
/// signed in, and with tables that scroll sideways on a phone.
/// </summary>
internal sealed class DashboardPage(Assembly assembly)
{
    private const string Resource = "Orleans.Dashboard.wwwroot.index.html";

    private const string Style = """
        <style>
          [href="#/trace"], [href="#/grainDetails"] { display: none !important; }
          .sign-out { position: absolute; right: 1rem; top: .5rem; z-index: 2000; font-size: .85rem; }
          @media (max-width: 48rem) { .card-body { overflow-x: auto; } }
        </style>
        </head>
        """;

    private const string SignOut = """
        <a class="sign-out" href="/dashboard/sign-out">Sign out</a>
        </body>
        """;

    private readonly string _page = Read(assembly).Replace("</head>", Style, StringComparison.Ordinal);

    /// <summary>Serves the page.</summary>
    public IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var isSignedIn = context.User.Identity is { IsAuthenticated: true };
        var page = isSignedIn ? _page.Replace("</body>", SignOut, StringComparison.Ordinal) : _page;
        return Results.Text(page, "text/html; charset=utf-8", Encoding.UTF8);
    }

    private static string Read(Assembly assembly)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }
}
