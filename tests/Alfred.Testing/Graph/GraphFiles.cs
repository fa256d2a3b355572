using System.Security.Cryptography;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Graph;

/// <summary>The files of a fake Graph API, uploaded ones and those that came with messages, and what goes wrong with them.</summary>
public sealed class GraphFiles
{
    private readonly SandboxFiles _store;

    internal GraphFiles(SandboxFiles store) => _store = store;

    /// <summary>What was uploaded.</summary>
    public CallLedger<GraphFile> Uploads { get; } = new();

    /// <summary>Calls for the bytes of a file.</summary>
    public CallLedger<string> Downloads { get; } = new();

    /// <summary>Where files are said to be; null for the fake itself.</summary>
    public Uri? ForeignUrl { get; set; }

    /// <summary>True when checksums are wrong.</summary>
    public bool AreDamaged { get; set; }

    /// <summary>How many of the next calls for bytes find an address that has expired, as it does after five minutes.</summary>
    public int ExpiredAnswers { get; set; }

    /// <summary>True when uploads fail.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many seconds failing uploads ask to wait; null for not saying it.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Adds a file that a person sent, and returns its id.</summary>
    public string Add(byte[] content, string mediaType) => _store.Add(name: null, mediaType, content).Id;

    internal FakeAnswer.Respond? Decide(GraphFileMethod method, HttpRequest request)
    {
        if (method == GraphFileMethod.Upload && IsAway)
        {
            var refusal = GraphError.Of(2, 503);
            return RetryAfter is { } seconds ? refusal.WithRetryAfter(TimeSpan.FromSeconds(seconds)) : refusal;
        }

        if (method != GraphFileMethod.Download)
            return null;
        Downloads.Add(request.Headers.Authorization.ToString());
        return ExpiredAnswers-- > 0 ? new FakeAnswer.Respond(404, "") : null;
    }

    internal void Uploaded(SandboxFile file, string product, HttpRequest request) =>
        Uploads.Add(new(file.Id, product, file.MediaType, _store.Find(file.Id)!.Value.Content, request.Headers.Authorization.ToString()));

    internal GraphFileAddress Describe(GraphFileAddress address) => address with
    {
        Url = ForeignUrl is null ? address.Url : new Uri(ForeignUrl, address.Url.AbsolutePath),
        Sha256 = AreDamaged ? Convert.ToHexStringLower(SHA256.HashData([1])) : address.Sha256,
    };
}

/// <summary>A file that was uploaded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Product">What the upload called the product.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Authorization">The upload's header.</param>
public sealed record GraphFile(string Id, string Product, string MediaType, ReadOnlyMemory<byte> Content, string Authorization);
