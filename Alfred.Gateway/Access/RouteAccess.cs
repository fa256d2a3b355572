namespace Alfred.Gateway.Access;

/// <summary>Who may use a route. A route that says nothing is the operator's.</summary>
public enum RouteAccess
{
    /// <summary>Only with the operator's token, or signed in with it.</summary>
    Operator = 0,

    /// <summary>Like <see cref="Operator"/>, but open to this machine while no token was set and outside production.</summary>
    OperatorOrLocal = 1,

    /// <summary>Everybody; the route has its own check or needs none.</summary>
    Public = 2,

    /// <summary>This machine only, on either listener: a fake that plays a provider's API.</summary>
    Loopback = 3,

    /// <summary>Everybody who reaches the operator's listener: the way in.</summary>
    SignIn = 4,

    /// <summary>Like <see cref="Operator"/>, and also with the token that only reads (<c>OPERATOR_READ_TOKEN</c>).</summary>
    OperatorReader = 5,

    /// <summary>Everybody who reaches the operator's listener, which is not the internet's: metrics, where a setting opens them.</summary>
    OperatorListener = 6,
}

/// <summary>Declares who may use a route.</summary>
public static class RouteAccessExtensions
{
    /// <summary>Sets the access of a route or a group; the last one counts.</summary>
    public static TBuilder WithAccess<TBuilder>(this TBuilder builder, RouteAccess access)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new RouteAccessMetadata(access)));
        return builder;
    }
}

/// <summary>The access of a route, as its metadata holds it.</summary>
internal sealed record RouteAccessMetadata(RouteAccess Access);
