using System.Collections.Immutable;

namespace Alfred.Sandbox;

/// <summary>Who has a phone and who is in the workspace: the members, or made-up people where the settings name none.</summary>
internal sealed class SandboxPeople(SandboxOptions options)
{
    private const string MadeUpTeam = "T0SANDBOX";

    private static readonly ImmutableArray<string> MadeUpNames = ["Ada", "Bob", "Cleo"];

    /// <summary>The phones' owners by number, or <c>user:…</c> without one, in the order of the members; never empty.</summary>
    public ImmutableArray<(string Name, string Id)> OnWhatsApp { get; } = Of(options, "wa:") is { IsEmpty: false } members
        ? [.. members.Select(static member => (member.Name, member.Identity.Value["wa:".Length..]))]
        : [.. MadeUpNames.Select(static (name, index) => (name, $"3460000000{index + 1}"))];

    /// <summary>The workspace's people, in the order of the members; never empty.</summary>
    public ImmutableArray<(string Name, string User)> OnSlack { get; } = Of(options, "slack:") is { IsEmpty: false } members
        ? [.. members.Select(static member => (member.Name, member.Identity.Value.Split(':')[^1]))]
        : [.. MadeUpNames.Select(static name => (name, $"U0{name.ToUpperInvariant()}"))];

    /// <summary>The workspace: that of the members, or a made-up one where they fit into any.</summary>
    public string Team { get; } = Of(options, "slack:")
        .Select(static member => member.Identity.Value.Split(':')[1])
        .FirstOrDefault(static team => team != "*") ?? MadeUpTeam;

    private static ImmutableArray<SandboxPerson> Of(SandboxOptions options, string prefix) =>
        [.. options.People.Where(person => person.Identity.Value.StartsWith(prefix, StringComparison.Ordinal))];
}
