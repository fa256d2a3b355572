using Alfred.Silo.Configuration;
using Alfred.Silo.Evaluation;

namespace Alfred.Silo.Hosting;

/// <summary>Stands for the scripted model in a build that leaves the sandbox out (<c>-p:Sandbox=false</c>).</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    /// <summary>Nowhere.</summary>
    public Uri BaseUrl => throw new InvalidOperationException("this build has no sandbox");

    /// <summary>Refuses.</summary>
    /// <exception cref="SettingsRefusedException">Always.</exception>
    public static Task<ScriptedModel> StartAsync(IEnumerable<Conversation> set) =>
        throw new SettingsRefusedException(
            new Problem("OPENAI_API_KEY", "is not set, and this build has no sandbox that could play the model."));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
