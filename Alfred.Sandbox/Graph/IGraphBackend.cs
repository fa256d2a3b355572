using System.Text.Json;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>
/// Who stands behind the fake Graph API: decides what goes wrong, knows whom messages can reach, and gets them. Called by many requests at
/// once.
/// </summary>
internal interface IGraphBackend
{
    /// <summary>The only token that is taken; null takes any.</summary>
    string? AccessToken { get; }

    /// <summary>How long an accepted message's answer takes.</summary>
    TimeSpan Latency { get; }

    /// <summary>A message came. What it gets whatever it says; null for the API's own answer.</summary>
    FakeAnswer? Decide(GraphCall call);

    /// <summary>A read mark came, perhaps with "is typing". What it gets; null for success.</summary>
    FakeAnswer? MarkRead(GraphCall call, JsonElement mark);

    /// <summary>A file's method is called. What it gets whatever it asks for; null for the API's own answer.</summary>
    FakeAnswer.Respond? Decide(GraphFileMethod method, HttpRequest request);

    /// <summary>What Meta refuses for reasons outside the message: nobody's number, a closed window; null for nothing.</summary>
    FakeAnswer.Respond? Refuse(GraphCall call, JsonElement message);

    /// <summary>Takes a message that was accepted, before its answer is written, or whether it ever is.</summary>
    void Accept(GraphCall call, string id, JsonElement message);

    /// <summary>A file was uploaded, under this product's name.</summary>
    void Upload(SandboxFile file, string product, HttpRequest request);

    /// <summary>The last word on where a file is, and on its checksum.</summary>
    GraphFileAddress Describe(GraphFileAddress address);

    /// <summary>Tells those who look behind the scenes how a call ended.</summary>
    void Trace(string what, GraphCall? call, string status);
}

/// <summary>What can be asked of the Graph API about files.</summary>
internal enum GraphFileMethod
{
    /// <summary>Takes a file.</summary>
    Upload = 0,

    /// <summary>Tells where a file is.</summary>
    Describe = 1,

    /// <summary>Gives its bytes.</summary>
    Download = 2,
}

/// <summary>Where a file is.</summary>
/// <param name="Url">The address of its bytes.</param>
/// <param name="Sha256">Their checksum, in lower-case hexadecimal digits.</param>
internal sealed record GraphFileAddress(Uri Url, string Sha256);
