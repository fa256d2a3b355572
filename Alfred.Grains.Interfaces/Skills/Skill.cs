using Alfred.Languages;

namespace Alfred.Skills;

/// <summary>
/// One area of what the assistant can do. A skill is one public sealed class with this base in an assembly under <c>skills/</c>: it is
/// found there, and nothing else has to be touched. Instances are singletons, made once at start with constructor injection; they hold no
/// state.
/// </summary>
public abstract class Skill
{
    /// <summary>The name, in lower-case letters: the part of an action name before the dot. Unique in an instance.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// What it is for, in a few English words: <c>Grocery list</c>. Needed here only by a skill without language files (see
    /// <see cref="SkillText"/>).
    /// </summary>
    public virtual string Title => Name;

    /// <summary>
    /// Where <c>help</c> lists it: lower first. What people come for stands between 0 and 50, what serves everybody behind it.
    /// </summary>
    public virtual int Position => 50;

    /// <summary>False for what nobody has to be told of: <c>help</c> leaves it out.</summary>
    public virtual bool IsListed => true;

    /// <summary>
    /// The things that it is about by their names, in a language, a word each: such a word is no slip for a word of a phrase. Default none.
    /// </summary>
    public virtual IEnumerable<string> Things(Language language) => [];

    /// <summary>Its actions, each declared once.</summary>
    public abstract IReadOnlyList<SkillAction> Actions { get; }

    /// <summary>What it adds to the overview of a member, as Slack's Home tab shows it. Default nothing.</summary>
    public virtual IReadOnlyList<OverviewSection> Overview => [];

    /// <summary>Declares an action that changes nothing.</summary>
    /// <param name="name">See <see cref="SkillAction.Name"/>.</param>
    /// <param name="run">See <see cref="SkillAction.Run"/>.</param>
    /// <param name="parameters">See <see cref="SkillAction.Parameters"/>.</param>
    protected static SkillAction Read(
        string name, Func<ActionContext, Arguments, CancellationToken, Task<Outcome>> run, params IReadOnlyList<Parameter> parameters) =>
        new() { Name = name, Effect = Effect.Read, Parameters = parameters, Run = run };

    /// <inheritdoc cref="Read(string, Func{ActionContext, Arguments, CancellationToken, Task{Outcome}}, IReadOnlyList{Parameter})"/>
    protected static SkillAction Read(
        string name, Func<ActionContext, Arguments, Task<Outcome>> run, params IReadOnlyList<Parameter> parameters) =>
        Read(name, (context, arguments, _) => run(context, arguments), parameters);

    /// <inheritdoc cref="Read(string, Func{ActionContext, Arguments, CancellationToken, Task{Outcome}}, IReadOnlyList{Parameter})"/>
    protected static SkillAction Read(string name, Func<ActionContext, Task<Outcome>> run, params IReadOnlyList<Parameter> parameters) =>
        Read(name, (context, _, _) => run(context), parameters);

    /// <summary>Declares an action whose effect the person can take back.</summary>
    /// <param name="name">See <see cref="SkillAction.Name"/>.</param>
    /// <param name="run">See <see cref="SkillAction.Run"/>.</param>
    /// <param name="parameters">See <see cref="SkillAction.Parameters"/>.</param>
    protected static SkillAction Write(
        string name, Func<ActionContext, Arguments, CancellationToken, Task<Outcome>> run, params IReadOnlyList<Parameter> parameters) =>
        new() { Name = name, Effect = Effect.Write, Parameters = parameters, Run = run };

    /// <inheritdoc cref="Write(string, Func{ActionContext, Arguments, CancellationToken, Task{Outcome}}, IReadOnlyList{Parameter})"/>
    protected static SkillAction Write(
        string name, Func<ActionContext, Arguments, Task<Outcome>> run, params IReadOnlyList<Parameter> parameters) =>
        Write(name, (context, arguments, _) => run(context, arguments), parameters);

    /// <inheritdoc cref="Write(string, Func{ActionContext, Arguments, CancellationToken, Task{Outcome}}, IReadOnlyList{Parameter})"/>
    protected static SkillAction Write(string name, Func<ActionContext, Task<Outcome>> run, params IReadOnlyList<Parameter> parameters) =>
        Write(name, (context, _, _) => run(context), parameters);
}
