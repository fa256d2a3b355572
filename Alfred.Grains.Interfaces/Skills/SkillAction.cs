using Alfred.Languages;
using Alfred.Model;

namespace Alfred.Skills;

/// <summary>
/// One thing that a skill can do. This one declaration makes it work in chat, as a slash command, as a tool of the model, in <c>help</c>
/// and in the operator's console.
/// </summary>
public sealed record SkillAction
{
    /// <summary>The name after the skill's dot, in lower-case letters and dashes: <c>add</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What it does, in English: <c>Put items on the list</c>. Needed here only by an action without language files (see
    /// <see cref="SkillText"/>).
    /// </summary>
    public string Summary { get; init; } = "";

    /// <summary>What it may do. Undeclared means <see cref="Effect.Destructive"/>.</summary>
    public Effect Effect { get; init; }

    /// <summary>
    /// Who may do it at least. Undeclared, guests may read, children change, and only adults do what cannot be taken back. Whoever may not
    /// is told so and nothing is done; <c>help</c> leaves it out for them.
    /// </summary>
    public MemberRole? Needs { get; init; }

    /// <summary>The same with what holds where nothing is declared.</summary>
    public MemberRole Needed => Needs ?? Effect switch
    {
        Effect.Read => MemberRole.Guest,
        Effect.Write => MemberRole.Child,
        _ => MemberRole.Adult,
    };

    /// <summary>Where the model may propose it. Default everywhere; what nobody can say in words is never offered to it.</summary>
    public ToolUse ToolUse { get; init; }

    /// <summary>
    /// True when it runs only after the person who asked for it has said so again, having seen what it would do (<see cref="Preview"/>).
    /// </summary>
    public bool NeedsApproval => Effect is not (Effect.Write or Effect.Read);

    /// <summary>
    /// How people say it, in English. Needed here only by an action without language files, which hold the same for each language.
    /// Words match without regard to case and accents; <c>(a|b)</c> is a choice, <c>[a]</c> may be left out, <c>{name}</c> is a
    /// parameter that takes the words up to the next literal; of two parameters side by side the first takes as many as it can read. A
    /// phrase matches a whole request: <c>add {items} [to [the] list]</c>.
    /// </summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>
    /// What a person could type, in English: shown by <c>help</c> and with every "I did not understand". Needed here only by an action
    /// without language files.
    /// </summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>
    /// What lines without any verb are taken for when the person agrees, in English with <c>{0}</c> for the lines: <c>add {0}</c>. Null for
    /// an action that nobody means by bare lines.
    /// </summary>
    public string? BareLines { get; init; }

    /// <summary>
    /// True for a text of a language that names one thing without any verb and can be meant for nothing but <see cref="BareLines"/>:
    /// "2 packs of salt". Asked of short texts that begin with a digit and that no phrase fits. Null for none.
    /// </summary>
    public Func<string, Language, bool>? IsBareThing { get; init; }

    /// <summary>
    /// True for a text that names no action and may be meant for this one: "taxi 12.50". It is offered, in the words of the action's
    /// <c>bare</c>. Null for none.
    /// </summary>
    public Func<string, ReadContext, bool>? IsOffered { get; init; }

    /// <summary>
    /// The name of the action of the same skill, which takes the same arguments and changes nothing, that answers when the words of this
    /// one end in a question mark: "need milk?" asks whether milk is on the list. Null to ask back what is meant.
    /// </summary>
    public string? WhenAsked { get; init; }

    /// <summary>The parameters that the phrases name.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>
    /// How its values are asked for when somebody names the action without them; null when they are never asked for together. An action
    /// with a form may have phrases that leave required parameters out: they show the form instead of running it. A filled form is taken
    /// for such an action only.
    /// </summary>
    public Form? Form { get; init; }

    /// <summary>
    /// Replaces what depends on the moment by what is meant ("2" by the second entry shown), once, before the plan is stored. Null when the
    /// arguments depend on nothing but the text: such a plan may be made again instead of stored. So may one for which the very same
    /// <see cref="Arguments"/> object comes back.
    /// </summary>
    public Func<Arguments, PlanContext, Resolution>? Resolve { get; init; }

    /// <summary>
    /// Makes its values, as a person would type them, of what was read in a picture; null for a picture that is not for it. The person
    /// confirms before it runs. Null for an action that no picture is for.
    /// </summary>
    public Func<PictureContent, Arguments?>? FromPicture { get; init; }

    /// <summary>
    /// Says what it would do, for an action that needs an approval: the difference between what is and what would be. Changes nothing. Null
    /// shows its summary and arguments.
    /// </summary>
    public Func<ActionContext, Arguments, CancellationToken, Task<ActionPreview>>? Preview { get; init; }

    /// <summary>
    /// Does it. May run again after a crash with the same command id and arguments, so every effect goes through a grain that knows command
    /// ids, and everything else is said by the outcome.
    /// </summary>
    public required Func<ActionContext, Arguments, CancellationToken, Task<Outcome>> Run { get; init; }

    /// <summary>
    /// The same action with an answer that nobody but the speaker reads: it says what may have been written where nobody else was.
    /// </summary>
    public SkillAction AnsweredInPrivate()
    {
        var run = Run;
        return this with
        {
            Run = async (context, arguments, cancellationToken) =>
            {
                var outcome = await run(context, arguments, cancellationToken);
                return outcome.Reply is { } reply ? outcome with { Reply = reply with { IsPrivate = true } } : outcome;
            },
        };
    }
}
