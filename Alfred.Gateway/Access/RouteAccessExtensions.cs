namespace Alfred.Gateway.Access;

/// <summary>Declares who may use a route.</summary>
public static class RouteAccessExtensions
{
    /// <summary>
    /// Makes a route or a group the operator's: signed in, or with the token. While nobody set a token and outside production it is open to
    /// this machine.
    /// </summary>
    public static TBuilder ForOperator<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(RouteAccess.OperatorOrLocal);

    /// <summary>Sets the access of a route or a group; the last one counts.</summary>
    internal static TBuilder WithAccess<TBuilder>(this TBuilder builder, RouteAccess access)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new RouteAccessMetadata(access)));
        return builder;
    }
}

/// <summary>The access of a route, as its metadata holds it.</summary>
internal sealed record RouteAccessMetadata(RouteAccess Access);
