using Microsoft.Extensions.AI;

namespace Alfred.Model;

/// <summary>
/// Asks the model what a message means, and lets through what <see cref="ToolPolicy"/> accepts. Nothing runs here: what comes out is a
/// plan.
/// </summary>
internal sealed partial class ModelPlanner(
    IChatClient chat, ToolCatalog tools, ToolPolicy policy, ModelBudget budget, ModelLimits limits, ModelText texts, Instance instance,
    TimeProvider clock, ILogger<ModelPlanner> log)
{
    /// <summary>A second round tells what was refused, so that a slip can be put right.</summary>
    private const int MaxRounds = 2;

    private const int MaxOutputTokens = 1_000;

    /// <summary>What one message may ask of the model.</summary>
    public ModelCalls Begin(ModelQuestion question, Func<CancellationToken, ValueTask<bool>> isStoppedAsync, Action showThinking) =>
        new(chat, budget, limits, clock)
        {
            Member = question.Context.Member.Id,
            IsStoppedAsync = isStoppedAsync,
            ShowThinking = showThinking,
        };

    /// <summary>What the model proposes for a message.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public async Task<ModelProposal> ProposeAsync(ModelCalls calls, ModelQuestion question, CancellationToken cancellationToken)
    {
        var grant = tools.For(question.Context.Member, question.IsDirect);
        var messages = ModelPrompt.Planning(question, instance);
        var options = new ChatOptions { Tools = grant.Declarations, MaxOutputTokens = MaxOutputTokens };
        var proposal = new ModelProposal();
        for (var round = 1; ; round++)
        {
            ChatResponse answer;
            try
            {
                answer = await calls.AskAsync(messages, options, cancellationToken);
            }
            catch (ModelException exception) when (round > 1 && exception.Failure != ModelFailure.Stopped)
            {
                // What it said the first time stands, and what was refused of it is kept.
                return proposal;
            }

            var asked = answer.Messages.SelectMany(static message => message.Contents).OfType<FunctionCallContent>().ToArray();
            var results = new List<AIContent>();
            var before = proposal.Refused.Length;
            foreach (var call in asked)
            {
                (proposal, var told) = Decide(proposal, call, grant, question);
                results.Add(new FunctionResultContent(call.CallId, told));
            }

            if (asked.Length == 0 && proposal.Commands.IsEmpty && answer.Text is { Length: > 0 } text
                && (question.Understood.IsEmpty || !texts.ClaimsAnEffect(text)))
                proposal = proposal with { Text = texts.Show(text, question.Context.Language) };
            if (proposal.Refused.Length == before || round == MaxRounds)
                return proposal;
            messages.AddRange(answer.Messages);
            messages.Add(new(ChatRole.Tool, results));
        }
    }

    /// <summary>What was read, in words; null when the model has none.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public async Task<string?> WordAsync(
        ModelCalls calls, string message, string data, Language language, CancellationToken cancellationToken)
    {
        // Without tools: what others wrote can lead to nothing but words.
        var answer = await calls.AskAsync(
            ModelPrompt.Wording(message, data, language), new() { MaxOutputTokens = MaxOutputTokens }, cancellationToken);
        return answer.Text is { Length: > 0 } text && !texts.ClaimsAnEffect(text) ? texts.Show(text, language) : null;
    }

    /// <summary>What follows from a picture: the action that it is for, with what was read in it.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public async Task<ModelProposal> ReadPictureAsync(
        ModelCalls calls, ModelQuestion question, ReadOnlyMemory<byte> picture, string mediaType, CancellationToken cancellationToken)
    {
        // Without tools, as whatever others wrote.
        var answer = await calls.AskAsync(
            ModelPictures.Reading(picture, mediaType, question.Message), new() { MaxOutputTokens = MaxOutputTokens }, cancellationToken);
        var language = question.Context.Language;
        if (ModelPictures.Read(answer.Text) is not { } content)
            return new() { Problem = language.Say("model.picture-unclear") };
        var grant = tools.For(question.Context.Member, question.IsDirect);
        foreach (var tool in tools.All.OrderBy(static tool => tool.Name.Value, StringComparer.Ordinal))
        {
            if (tool.Action.FromPicture?.Invoke(content) is not { } values)
                continue;
            var call = new FunctionCallContent(
                "picture", tool.Declaration.Name,
                values.Values.ToDictionary(static value => value.Key, static value => (object?)value.Value, StringComparer.Ordinal));
            return Decide(new(), call, grant, question).Proposal;
        }

        return new()
        {
            Problem = language.Say(
                content is { Kind: PictureKind.Receipt, Total: null } ? "model.picture-without-total" : "model.picture-nothing"),
        };
    }

    private (ModelProposal Proposal, string Told) Decide(
        ModelProposal proposal, FunctionCallContent call, ToolGrant grant, ModelQuestion question)
    {
        if (call.Name == ToolCatalog.Answer)
            return (proposal with { AnswersFromResults = true }, "you will see the results");
        var decision = policy.Decide(
            call, grant, proposal.Commands.Length + proposal.Refused.Length, new ReadContext(instance, question.Context.Language));
        var known = tools.Find(call.Name)?.Name.Value ?? "unknown";
        switch (decision)
        {
            case ToolPolicyResult.Accepted { Command: var command }:
                LogAccepted(log, known);
                // Models repeat themselves; nobody meant it twice.
                return proposal.Commands.Contains(command) || question.Understood.Contains(command)
                    ? (proposal, "it is being carried out already")
                    : (proposal with { Commands = proposal.Commands.Add(command) }, "it will be carried out");
            case ToolPolicyResult.Refused refused:
                LogRefused(log, known, refused.Reason);
                return (
                    proposal with
                    {
                        Refused = proposal.Refused.Add(new(known, refused.Reason, refused.Why)),
                        Problem = refused.Problem.Length > 0 ? refused.Problem : proposal.Problem,
                    },
                    $"refused: {refused.Why}");
            default:
                throw new InvalidOperationException($"an unknown decision: {decision.GetType().Name}");
        }
    }

    [LoggerMessage(800, LogLevel.Information, "The model proposed {Tool}: accepted")]
    private static partial void LogAccepted(ILogger logger, string tool);

    [LoggerMessage(801, LogLevel.Warning, "The model proposed {Tool}: refused ({Reason})")]
    private static partial void LogRefused(ILogger logger, string tool, ToolRefusal reason);
}
