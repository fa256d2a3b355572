using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Alfred.Architecture;

/// <summary>
/// Mailboxes are only read: no assembly of the product calls anything of the mail library beyond this list, on which nothing marks, moves,
/// sends or deletes a message.
/// </summary>
public sealed class MailTests
{
    private static readonly string[] Calls =
    [
        "ConnectAsync", "AuthenticateAsync", "GetFolderAsync", "OpenAsync", "SearchAsync", "FetchAsync", "GetStreamAsync",
        "DisconnectAsync",
        "DeliveredAfter", "Uids", "MaxValue", "set_CheckCertificateRevocation", ".ctor",
    ];

    public static TheoryData<string> Assemblies =>
        ["Alfred.Gateway", "Alfred.Grains", "Alfred.Grains.Interfaces", "Alfred.Silo", "Alfred.Sandbox"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void nothing_of_the_mail_library_is_called_that_changes_a_mailbox(string assembly) =>
        Assert.Empty(CallsOf(assembly).Where(static call => !call.StartsWith("get_", StringComparison.Ordinal)).Except(Calls));

    [Fact]
    public void a_folder_is_opened_for_reading_only()
    {
        var opens = Repository.Files("Alfred.Gateway", "*.cs").Select(Repository.Read)
            .SelectMany(static text => text.Split('\n'))
            .Where(static line => line.Contains("FolderAccess.", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(opens);
        Assert.All(opens, static line => Assert.Contains("FolderAccess.ReadOnly", line, StringComparison.Ordinal));
    }

    private static string[] CallsOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference && IsMailKit(metadata, (TypeReferenceHandle)member.Parent))
                .Select(member => metadata.GetString(member.Name)).Distinct(),
        ];
    }

    private static bool IsMailKit(MetadataReader metadata, TypeReferenceHandle handle) =>
        metadata.GetString(metadata.GetTypeReference(handle).Namespace).StartsWith("MailKit", StringComparison.Ordinal);
}
