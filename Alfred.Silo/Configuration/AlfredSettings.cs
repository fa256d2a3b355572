using Alfred.Gateway;
using Alfred.Gateway.Mail;
using Alfred.Members;
using Alfred.Model;
using Alfred.Operators;

namespace Alfred.Silo.Configuration;

/// <summary>Everything that the environment decides, validated. Holds secrets: never written anywhere.</summary>
public sealed class AlfredSettings
{
    /// <summary>What every part may know.</summary>
    public required Instance Instance { get; init; }

    /// <summary>The instance's own files: <c>.alfred/home</c> or <c>.alfred/biz</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The connection string of the running process; null for a private Postgres.</summary>
    public required string? Database { get; init; }

    /// <summary>The same under a role that may change the schema; null for a private Postgres.</summary>
    public required string? MigrationDatabase { get; init; }

    /// <summary>True when the schema belongs to a role of its own, and the running process uses another.</summary>
    public bool HasMigrationRole => Database is not null && RoleOf(MigrationDatabase!) != RoleOf(Database);

    /// <summary>Where the other silos reach this one; null for a cluster of one.</summary>
    public required SiloEndpoint? Silo { get; init; }

    /// <summary>The configuration of StackExchange.Redis; null for a read model in this process.</summary>
    public required string? Redis { get; init; }

    /// <summary>Listeners, channels and the operator's access.</summary>
    public required GatewayOptions Gateway { get; init; }

    /// <summary>The mailboxes that are read; empty for none. The one of the sandbox has no port yet.</summary>
    public ImmutableArray<MailboxOptions> Mailboxes { get; init; } = [];

    /// <summary>What the language model may cost; null for none.</summary>
    public ModelLimits? Model { get; init; }

    /// <summary>How many messages of one person are processed within a minute; 0 for no limit.</summary>
    public required int SenderLimit { get; init; }

    /// <summary>Whether Orleans' own dashboard is on.</summary>
    public required bool HasOrleansDashboard { get; init; }

    /// <summary>The first members, at least one; outside production made-up ones when <c>MEMBERS</c> is unset.</summary>
    public required ImmutableArray<MemberSeed> Members { get; init; }

    /// <summary>What the instance tells of itself to monitoring.</summary>
    public required ObservabilitySettings Observability { get; init; }

    /// <summary>Every variable that was looked at, for the operator: secrets and personal data only as set or unset.</summary>
    public ImmutableArray<SettingRow> Variables { get; init; } = [];

    // Supabase's pooler takes the role with the project behind a dot, its direct port without.
    private static string? RoleOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username?.Split('.')[0];
}
