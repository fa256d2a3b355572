using System.Runtime.ExceptionServices;
using DbUp;
using DbUp.Engine;

namespace Alfred.Migrations;

/// <summary>Applies migrations with DbUp. A class of its own, so that a process that has nothing to apply does not load DbUp.</summary>
internal static class SchemaUpgrade
{
    /// <summary>Applies what the database lacks, all of it in one transaction or nothing.</summary>
    /// <returns>The names of the files that this call applied.</returns>
    public static ImmutableArray<string> Run(string connectionString, ImmutableArray<Migration> migrations, DateTimeOffset now)
    {
        var checksums = migrations.ToDictionary(migration => migration.FileName, migration => migration.Checksum, StringComparer.Ordinal);
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(migrations.Select(migration => new SqlScript(migration.FileName, migration.Sql)))
            .JournalTo((connection, _) => new MigrationJournal(connection, checksums, now))
            .WithTransaction()
            // A migration of a large table, and the wait for another process's, take as long as they take.
            .WithExecutionTimeout(TimeSpan.Zero)
            // Dollar signs are Postgres' quotes.
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            ExceptionDispatchInfo.Throw(result.Error);
        return [.. result.Scripts.Select(script => script.Name)];
    }
}
