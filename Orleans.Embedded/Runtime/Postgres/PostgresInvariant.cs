using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Checks what the ADO.NET options ask for.</summary>
internal static class PostgresInvariant
{
    public static string Check(string what, string? invariant, string? connectionString)
    {
        if (invariant != "Npgsql")
            throw new OrleansConfigurationException($"{what}: the invariant is \"{invariant}\", but this engine speaks to Postgres only. Set Invariant to \"Npgsql\".");
        return string.IsNullOrWhiteSpace(connectionString)
            ? throw new OrleansConfigurationException($"{what}: no connection string. Set ConnectionString.")
            : connectionString;
    }
}
