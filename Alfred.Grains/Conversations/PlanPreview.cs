using Alfred.Interpretation;
using Alfred.Model;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alfred.Conversations;

/// <summary>
/// What an instance would plan for messages, with the grammar and a model, and without doing it: no database, no memory, no effect. For
/// finding out which model is good enough.
/// </summary>
public sealed class PlanPreview
{
    private readonly Instance _instance;
    private readonly LanguageSet _languages;
    private readonly MessageInterpreter _interpreter;
    private readonly CountingLedger _ledger = new();
    private readonly ModelPlanner _planner;
    private readonly ToolCatalog _tools;
    private readonly ToolPolicy _policy;

    /// <summary>Puts the parts together.</summary>
    public PlanPreview(
        ISkillCatalog skills, LanguageSet languages, Instance instance, IChatClient chat, ModelLimits limits, TimeProvider clock)
    {
        (_instance, _languages) = (instance, languages);
        var (resolver, vocabulary) = (new CommandResolver(skills), new ReplyVocabulary(languages));
        _interpreter = new(new(skills, instance, languages), resolver, new(skills, resolver, vocabulary, instance), vocabulary);
        _tools = new(skills, languages);
        _policy = new(_tools);
        _planner = new(
            chat, _tools, _policy, new(_ledger, limits, instance, clock), limits, new(languages, limits), instance, clock,
            NullLogger<ModelPlanner>.Instance);
    }

    /// <summary>What the model has cost so far.</summary>
    public decimal Cost => _ledger.Cost;

    /// <summary>What would be planned for a member's message.</summary>
    /// <param name="text">The message.</param>
    /// <param name="before">What the member said before, in the same conversation; what plain requests among it did is known.</param>
    /// <param name="language">The member's language.</param>
    /// <param name="now">When it is said, in the member's zone.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ModelException">The model gave no answer.</exception>
    public async Task<PreviewedPlan> PlanAsync(
        string text, ImmutableArray<string> before, Language language, ZonedDateTime now, CancellationToken cancellationToken)
    {
        var member = new Member { Id = new(MemberId.Prefix + new string('0', 32)), Name = "Ada", Role = MemberRole.Admin };
        var context = new PlanContext(ConversationMemory.Empty, member, now, language);
        var understood = Interpret(text, context);
        if (understood.Unread is not { } unread)
            return new(understood.Commands, understood.Answer?.Text, IsOfModel: false);
        var (known, rest) = _interpreter.InterpretBeginning(unread, context) ?? (new InterpretationResult(), unread);
        var question = new ModelQuestion
        {
            Message = unread, Unread = rest, Understood = known.Commands, Context = context, IsDirect = true,
            Turns = [.. before.Select(said => new RecentTurn(
                member.Id, now.ToDateTimeOffset(), said,
                string.Join("; ", Interpret(said, context).Commands.Select(ModelPrompt.Describe))))],
        };
        var calls = _planner.Begin(question, static _ => ValueTask.FromResult(false), static () => { });
        var proposal = await _planner.ProposeAsync(calls, question, cancellationToken);
        var resolved = _interpreter.Resolve(proposal.Commands, context);
        return new([.. known.Commands, .. resolved.Commands], resolved.Answer?.Text ?? proposal.Problem ?? proposal.Text, IsOfModel: true);
    }

    /// <summary>The command that a tool call comes to, with everything resolved; null for one that is refused.</summary>
    public PlannedCommand? Read(string tool, JsonElement arguments, Language language, ZonedDateTime now)
    {
        var member = new Member { Id = new(MemberId.Prefix + new string('0', 32)), Name = "Ada", Role = MemberRole.Admin };
        var call = new FunctionCallContent("expected", tool, arguments.EnumerateObject().ToDictionary(
            static argument => argument.Name, static argument => (object?)argument.Value.Clone(), StringComparer.Ordinal));
        return _policy.Decide(call, _tools.For(member, isDirect: true), 0, new(_instance, language)) is ToolPolicyResult.Accepted accepted
            ? _interpreter.Resolve([accepted.Command], new(ConversationMemory.Empty, member, now, language)).Commands.FirstOrDefault()
            : null;
    }

    private InterpretationResult Interpret(string text, PlanContext context) => _interpreter.Interpret(
        new()
        {
            Sender = new("preview:ada"), Conversation = new("preview:ada"), Text = text, IsDirect = true,
            ReplyTo = new("ada"), StandingAddress = new("ada"),
        },
        context with { Language = _languages[context.Language.Code] }, context.Now.ToDateTimeOffset());

    private sealed class CountingLedger : IModelLedger
    {
        public decimal Cost { get; private set; }

        public Task<ImmutableArray<ModelSpending>> ReadAsync(DateOnly day, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<ModelSpending>>([]);

        public Task AddAsync(DateOnly day, MemberId member, TokenCount tokens, decimal cost, CancellationToken cancellationToken)
        {
            Cost += cost;
            return Task.CompletedTask;
        }
    }
}

/// <summary>What would be done about a message.</summary>
/// <param name="Commands">What would run.</param>
/// <param name="Text">What would be said besides; null for nothing.</param>
/// <param name="IsOfModel">True when the model was asked.</param>
public sealed record PreviewedPlan(ImmutableArray<PlannedCommand> Commands, string? Text, bool IsOfModel);
