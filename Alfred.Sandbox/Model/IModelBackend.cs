using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Model;

/// <summary>Who speaks through <see cref="FakeModelApi"/>. Safe for concurrent use.</summary>
public interface IModelBackend
{
    /// <summary>The key that is asked for; null for any.</summary>
    string? Key { get; }

    /// <summary>What goes wrong with a request instead of an answer; null for nothing.</summary>
    FakeAnswer? Decide(ModelRequest request);

    /// <summary>What is answered.</summary>
    ModelAnswer Answer(ModelRequest request);

    /// <summary>What is heard in a recording.</summary>
    /// <param name="name">The name of the file.</param>
    string Transcribe(string name);

    /// <summary>Told how each request ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">What was answered; null when something went wrong instead.</param>
    /// <param name="status">How it ended: an HTTP status, or words where there was none.</param>
    void Note(ModelRequest request, ModelAnswer? answer, string status);
}
