namespace DensingLaw.Tokenization.Chat;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c> or <c>assistant</c>, in some templates others.</param>
/// <param name="Content">What is said.</param>
public sealed record ChatMessage(string Role, string Content);
