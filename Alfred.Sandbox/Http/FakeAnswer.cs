using System.Collections.Immutable;
using System.Globalization;

namespace Alfred.Sandbox.Http;

/// <summary>What a fake API does with one call. A closed family.</summary>
public abstract record FakeAnswer
{
    private FakeAnswer()
    {
    }

    /// <summary>Answers.</summary>
    public sealed record Respond(int Status, string Body, string ContentType = "application/json") : FakeAnswer
    {
        /// <summary>Further headers.</summary>
        public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>The same with <c>Retry-After</c>.</summary>
        public Respond WithRetryAfter(TimeSpan wait) =>
            this with { Headers = Headers.SetItem("Retry-After", ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)) };
    }

    /// <summary>Reads the call and never answers; ends when the caller leaves or the server stops.</summary>
    public sealed record Hang : FakeAnswer;

    /// <summary>Reads the call, then cuts the connection.</summary>
    public sealed record Cut : FakeAnswer;

    /// <summary>Does what was asked, then cuts the connection: nobody learns of it by the answer.</summary>
    public sealed record AcceptAndCut : FakeAnswer;
}
