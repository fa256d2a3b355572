using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Model;

/// <summary>
/// Stands for a language model where there is no key: it knows the sentences of its script and nothing else, so that a newcomer sees what a
/// model would add. What it does not know it leaves to Alfred, by saying nothing.
/// </summary>
internal sealed class SandboxModel(ModelScript script, ModelLog log, FaultBoard faults, TrafficLog traffic) : IModelBackend
{
    public string? Key => "sandbox";

    public FakeAnswer? Decide(ModelRequest request) => ModelFailures.Of(faults);

    public ModelAnswer Answer(ModelRequest request) =>
        faults.IsActive(Fault.ModelWrongTool) ? ModelFailures.WrongTool
        : faults.IsActive(Fault.ModelInvents) ? ModelFailures.Invented
        : faults.IsActive(Fault.ModelClaims) ? ModelFailures.Claim
        : script.Answer(request);

    public string Transcribe(string name) => script.Transcript;

    public void Note(ModelRequest request, ModelAnswer? answer, string status)
    {
        log.Add(request, answer, status);
        traffic.Add(isFromAlfred: true, "Model: chat completion", status);
    }
}
