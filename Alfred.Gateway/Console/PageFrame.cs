using Alfred.Gateway.Access;
using Alfred.Instances;
using Alfred.Operators;
using NodaTime;

namespace Alfred.Gateway.Console;

/// <summary>What every page knows of its request, beside what it shows.</summary>
public sealed record PageFrame
{
    /// <summary>The query's name for what came of the action before.</summary>
    public const string NoticeKey = "said";

    /// <summary>What the page is about.</summary>
    public required string Title { get; init; }

    /// <summary><c>Alfred-Home</c> or <c>Alfred-Biz</c>.</summary>
    public required string Instance { get; init; }

    /// <summary>Whether the visitor may do more than look.</summary>
    public required bool MayAct { get; init; }

    /// <summary>Whether they came by the sign-in page, so that there is a way out.</summary>
    public required bool IsSignedIn { get; init; }

    /// <summary>What forms have in them.</summary>
    public required string FormToken { get; init; }

    /// <summary>The path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The page's address on this server, where forms lead back to.</summary>
    public required string Address { get; init; }

    /// <summary>The zone that times are shown in.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>When the page was made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What came of the action before; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether there is Orleans' own dashboard as well.</summary>
    public bool HasOrleansDashboard { get; init; }

    internal static PageFrame Of(HttpContext context, string title)
    {
        var (options, services) = (context.RequestServices.GetRequiredService<GatewayOptions>(), context.RequestServices);
        var query = QueryString.Create(context.Request.Query.Where(static pair => pair.Key != NoticeKey));
        return new()
        {
            Title = title,
            Instance = options.Instance.Kind == InstanceKind.Home ? "Alfred-Home" : "Alfred-Biz",
            MayAct = OperatorUser.RoleOf(context) == OperatorRole.Admin,
            IsSignedIn = OperatorUser.IsSession(context),
            FormToken = services.GetRequiredService<OperatorSession>().FormToken(context.Request),
            Path = context.Request.Path.Value ?? "/",
            Address = HttpMethods.IsGet(context.Request.Method) ? $"{context.Request.Path}{query}" : ConsoleRoutes.Root,
            Zone = options.Instance.Zone,
            Now = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            Notice = Notices.TextOf(context.Request.Query[NoticeKey]),
            HasOrleansDashboard = services.GetService<IOperatorHost>() is { HasOrleansDashboard: true },
        };
    }
}
