using Alfred.Keys;

namespace Alfred.ReadModels;

/// <summary>
/// The mark that says whose a Redis database is: the first instance that uses it leaves it there, and every other one keeps away. The keys
/// behind it have the instance's name as their prefix, so that nothing else in the database can be read.
/// </summary>
public static class RedisClaim
{
    /// <summary>The key of the mark.</summary>
    public const string Key = "alfred:owner";

    /// <summary>The mark of the instance whose database this is.</summary>
    /// <param name="database">The instance's own database, which is migrated.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<string> ReadOwnerAsync(NpgsqlDataSource database, Instance instance, CancellationToken cancellationToken)
    {
        var secret = new KeySecret();
        await secret.ReadAsync(database, cancellationToken);
        return OwnerOf(instance, secret);
    }

    /// <summary>What begins the mark of any instance of this name.</summary>
    public static string PrefixOf(Instance instance) => $"alfred-{instance.Name} ";

    /// <summary>The mark of an instance: two households are two owners.</summary>
    internal static string OwnerOf(Instance instance, KeySecret secret) => PrefixOf(instance) + secret.Hash("redis");
}
