using System.Data;
using DbUp.Engine;
using DbUp.Engine.Transactions;

namespace Alfred.Migrations;

/// <summary>
/// DbUp's journal in table <c>schema_migration</c>, with what DbUp's own lacks: a checksum, and a lock so that of several processes one
/// applies and the others find it done. The lock belongs to the upgrade's transaction, so that it also holds behind a transaction pooler.
/// </summary>
internal sealed class MigrationJournal(
    Func<IConnectionManager> connection, IReadOnlyDictionary<string, string> checksums, DateTimeOffset now) : IJournal
{
    /// <summary>An arbitrary number that no other lock of the product uses.</summary>
    public const long Lock = 0x416C_6672_6564_0001;

    public string[] GetExecutedScripts() => connection().ExecuteCommandsWithManagedConnection(createCommand =>
    {
        using (var take = createCommand())
        {
            take.CommandText = "select pg_advisory_xact_lock(@lock)";
            Add(take, "lock", Lock);
            take.ExecuteNonQuery();
        }

        EnsureTableExistsAndIsLatestVersion(createCommand);
        using var select = createCommand();
        select.CommandText = "select name from schema_migration";
        using var reader = select.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names.ToArray();
    });

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText =
            "create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null)";
        command.ExecuteNonQuery();
    }

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = "insert into schema_migration (name, checksum, applied_at) values (@name, @checksum, @now)";
        Add(command, "name", script.Name);
        Add(command, "checksum", checksums[script.Name]);
        Add(command, "now", now.ToUniversalTime());
        command.ExecuteNonQuery();
    }

    private static void Add(IDbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
