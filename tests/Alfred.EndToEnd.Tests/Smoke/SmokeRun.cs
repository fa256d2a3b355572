using System.Collections.Immutable;
using System.Globalization;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Smoke;

/// <summary>
/// <c>alfred smoke</c> as a pipeline runs it: with the address, the signing secret and the operator's token, and nothing else.
/// </summary>
internal static class SmokeRun
{
    /// <summary>The operator's token of instances that are started as production would be.</summary>
    public const string Token = "b5d1f8e0c2a94763b5d1f8e0c2a94763";

    private static readonly string[] Given =
        ["INSTANCE", "ALFRED_ROOT", "META_APP_SECRET", "PHONE_ID", "SLACK_SIGNING_SECRET", "OPERATOR_TOKEN"];

    /// <summary>What production adds to an instance's settings: a role that may change no schema, and what is never made up.</summary>
    public static (string Name, string Value)[] Production(string migrationDatabase, string members) =>
    [
        ("ALFRED_ENV", "production"), ("MIGRATION_DATABASE_URL", migrationDatabase), ("OPERATOR_TOKEN", Token), ("MEMBERS", members),
    ];

    /// <summary>Runs it against a running instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="member">Who writes.</param>
    /// <param name="settings">What differs from the instance's own settings.</param>
    public static Task<(int Code, string Output)> OfAsync(
        RunningInstance instance, string member, params (string Name, string Value)[] settings)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{instance.Port}");
        var operators = instance.Environment.TryGetValue("OPERATOR_PORT", out var port) ? $"http://127.0.0.1:{port}" : url;
        var environment = instance.Environment.Where(one => Given.Contains(one.Key)).ToImmutableDictionary()
            .SetItem("SMOKE_MEMBER", member).SetItems(settings.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return AlfredProgram.RunAsync(environment, "smoke", url, "--operator", operators, "--patience", "5");
    }
}
