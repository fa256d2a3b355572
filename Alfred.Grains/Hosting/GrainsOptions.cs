using Alfred.Model;

namespace Alfred.Hosting;

/// <summary>What this part of the product needs from its configuration.</summary>
public sealed record GrainsOptions
{
    /// <summary>The instance's database, as an Npgsql connection string.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Redis, as StackExchange.Redis writes it; null keeps the read model in the process.</summary>
    public string? RedisConfiguration { get; init; }

    /// <summary>The first members, in the order of <c>MEMBERS</c>; empty, the default here, when it names nobody.</summary>
    public ImmutableArray<MemberSeed> Members { get; init; } = [];

    /// <summary>How many messages of one person are acted on within a minute; 0, the default here, for no limit.</summary>
    public int SenderLimit { get; init; }

    /// <summary>What the model may cost; null, the default, for an instance without a model.</summary>
    public ModelLimits? Model { get; init; }
}
