using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Alfred.Silo.Dashboard;

/// <summary>The package's page, without the entries of the menu that lead to what <see cref="DashboardRoutes"/> leaves out, and with a way to sign out for who signed in.</summary>
internal sealed class DashboardPage(Assembly assembly)
{
    private const string Resource = "Orleans.Dashboard.wwwroot.index.html";

    private const string Style = """
        <style>
          [href="#/trace"], [href="#/grainDetails"] { display: none !important; }
          .sign-out { position: fixed; right: 1rem; bottom: 1rem; z-index: 2000; padding: .35rem .9rem; border: 1px solid currentColor; border-radius: 999px; background: var(--bs-body-bg, #fff); color: var(--bs-body-color, #14201f); font-size: .85rem; text-decoration: none; }
        </style>
        </head>
        """;

    private const string SignOut = """
        <a class="sign-out" href="/dashboard/sign-out">Sign out</a>
        </body>
        """;

    private readonly string _page = Read(assembly).Replace("</head>", Style, StringComparison.Ordinal);

    /// <summary>The page for whoever asks.</summary>
    public IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var isSignedIn = context.User.Identity is { IsAuthenticated: true };
        return Results.Text(isSignedIn ? _page.Replace("</body>", SignOut, StringComparison.Ordinal) : _page, "text/html; charset=utf-8", Encoding.UTF8);
    }

    private static string Read(Assembly assembly)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }
}
