namespace Alfred.Gateway.Access;

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
