using Alfred.Gateway.Access;
using Alfred.ReadModels;

namespace Alfred.Gateway.ReadModels;

/// <summary>Serves the read models under the name that people know them by, whatever store is behind.</summary>
internal static class ReadModelRoutes
{
    private const int MaxKeyLength = 100;

    /// <summary>Maps <c>/redis/{key}</c>.</summary>
    public static void MapReadModels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/redis/{key}", static async (string key, IReadModel readModel, CancellationToken cancellationToken) =>
            IsKey(key) && await readModel.GetAsync(key, cancellationToken) is { } json
                ? Results.Text(json, "application/json; charset=utf-8")
                : Results.NotFound()).WithAccess(RouteAccess.OperatorOrLocal);

    private static bool IsKey(string key) =>
        key.Length <= MaxKeyLength && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.');
}
