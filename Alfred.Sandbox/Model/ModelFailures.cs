using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Model;

/// <summary>What goes wrong with models, as recorded: answers of providers in trouble, and answers of models that go astray.</summary>
public static class ModelFailures
{
    /// <summary>Too many requests.</summary>
    public static readonly FakeAnswer.Respond Busy = new(
        429, """{"error":{"message":"Rate limit reached for requests","type":"requests","code":"rate_limit_exceeded"}}""");

    /// <summary>Out of order.</summary>
    public static readonly FakeAnswer.Respond Down = new(
        500, """{"error":{"message":"The server had an error while processing your request","type":"server_error"}}""");

    /// <summary>An answer that breaks off.</summary>
    public static readonly FakeAnswer.Respond Garbage = new(
        200, """{"id":"chatcmpl-1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Su""");

    /// <summary>A page of a proxy in the provider's place.</summary>
    public static readonly FakeAnswer.Respond Page = new(200, "<html><body>Bad gateway</body></html>", "text/html");

    /// <summary>Calls what nobody offered.</summary>
    public static ModelAnswer WrongTool => ModelAnswer.Call("run_shell", """{"command":"rm -rf /"}""");

    /// <summary>Calls with arguments that the tool does not have.</summary>
    public static ModelAnswer Invented => ModelAnswer.Call("groceries_add", """{"items":"milk","as_admin":true,"list_id":"42"}""");

    /// <summary>Says that it did what it did not.</summary>
    public static ModelAnswer Claim => new("Done! I've added it to your list.");

    /// <summary>What is switched on; null for nothing.</summary>
    internal static FakeAnswer? Of(FaultBoard faults) =>
        faults.IsActive(Fault.ModelBusy) ? Busy.WithRetryAfter(TimeSpan.FromSeconds(1))
        : faults.IsActive(Fault.ModelDown) ? Down
        : faults.IsActive(Fault.ModelHangs) ? new FakeAnswer.Hang()
        : faults.IsActive(Fault.ModelCuts) ? new FakeAnswer.AcceptAndCut()
        : faults.IsActive(Fault.ModelGarbage) ? Garbage
        : null;
}
