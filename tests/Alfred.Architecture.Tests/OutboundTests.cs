using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Alfred.Architecture;

/// <summary>
/// There is one way out by HTTP (S5): no other code of the product can open a connection, whatever name it gives the type.
/// </summary>
public sealed class OutboundTests
{
    private const string Guarded = "Alfred.Gateway.Outbound";

    /// <summary>They look for a port to listen at and connect to nobody.</summary>
    private static readonly ImmutableHashSet<string> Listeners = [
        "Alfred.Silo.Hosting.Clustering.FreePort", "Alfred.Silo.Hosting.SiloEndpointCheck.TryListen"];

    private static readonly ImmutableHashSet<string> Ways =
    [
        "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.WinHttpHandler",
        "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.NetworkStream",
        "System.Net.Security.SslStream", "System.Net.Dns", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.HttpWebRequest",
        "System.Net.FtpWebRequest",
        "System.Net.WebSockets.ClientWebSocket", "System.Net.Mail.SmtpClient", "System.Net.NetworkInformation.Ping",
        "System.Net.Quic.QuicConnection",
        "System.IO.Pipes.NamedPipeClientStream",
    ];

    private static string Built => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory))!);

    /// <summary>The product's assemblies, the plug-ins among them, which nothing refers to.</summary>
    public static TheoryData<string> Assemblies =>
    [
        "Alfred.Gateway", "Alfred.Grains", "Alfred.Grains.Interfaces", "Alfred.Sandbox", "Alfred.Silo", "Alfred.Skills.Shared",
        $"skills/Home/bin/{Built}/net10.0/Alfred.Skills.Home", $"skills/Work/bin/{Built}/net10.0/Alfred.Skills.Work",
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void nothing_but_the_guarded_client_opens_connections(string assembly) =>
        Assert.Equal([], Users(assembly).Where(user => !user.StartsWith(Guarded, StringComparison.Ordinal)).Except(Listeners));

    [Fact]
    public void the_guarded_client_does() =>
        Assert.Contains(Users("Alfred.Gateway"), user => user.StartsWith($"{Guarded}.SystemDialer", StringComparison.Ordinal));

    // The constructors are banned symbols; this also finds them where the ban was switched off.
    private static ImmutableArray<string> Users(string assembly)
    {
        var folder = assembly.Contains('/', StringComparison.Ordinal) ? Repository.Root : AppContext.BaseDirectory;
        using var file = new PEReader(File.OpenRead(Path.Combine(folder, $"{assembly}.dll")));
        var metadata = file.GetMetadataReader();
        var members = metadata.MemberReferences.Where(handle => IsWay(metadata, metadata.GetMemberReference(handle))).ToHashSet();
        return
        [
            .. from handle in metadata.MethodDefinitions
               let method = metadata.GetMethodDefinition(handle)
               where method.RelativeVirtualAddress != 0 && Calls(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!, members)
               select $"{OuterName(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}",
        ];
    }

    private static bool IsWay(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return false;
        var type = NameOf(metadata, (TypeReferenceHandle)member.Parent);
        // A client of the factory is used everywhere; only the guard makes one. The machine's own name is no connection.
        return type is "System.Net.Http.HttpClient" or "System.Net.Http.HttpMessageInvoker"
            ? metadata.GetString(member.Name) == ".ctor"
            : Ways.Contains(type) && metadata.GetString(member.Name) != "GetHostName";
    }

    // Tokens of member references stand in the code as they are; a number that looks like one would be a false alarm, never a miss.
    private static bool Calls(byte[] code, HashSet<MemberReferenceHandle> members)
    {
        for (var i = 0; i + 4 <= code.Length; i++)
        {
            if (code[i + 3] == 0x0A
                && members.Contains(
                    System.Reflection.Metadata.Ecma335.MetadataTokens.MemberReferenceHandle(
                        code[i] | (code[i + 1] << 8) | (code[i + 2] << 16))))
                return true;
        }

        return false;
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    private static string OuterName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
