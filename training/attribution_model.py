"""The network: MiniLM, a role for each word with a chain over them, and who belongs to whom."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from reportedly.annotate.attribution.windows import MARKS, WINDOW

LABELS = 7  # O, then B and I of source, cue, content
LINK_KINDS = 3
LINK_WIDTH = 64
BUCKETS = 32  # of signed distance between two words, fine when near, coarse when far
FORBIDDEN = -1e4


def allowed_steps() -> Tensor:
    """(7, 7) with 0 where label j may follow i and FORBIDDEN where not: I only after its own B or I."""
    steps = torch.zeros(LABELS, LABELS)
    for i in range(LABELS):
        for inside in (2, 4, 6):
            if i not in (inside, inside - 1):
                steps[i, inside] = FORBIDDEN
    return steps


def bucket(distance: Tensor) -> Tensor:
    """Signed word distance → 0 … BUCKETS - 1; exact below 8, then by powers up to WINDOW."""
    half = BUCKETS // 2
    size = distance.abs()
    far = 8 + (torch.log(size.clamp(min=1) / 8) / torch.log(torch.tensor(WINDOW / 8)) * (half - 8)).long()
    place = torch.where(size < 8, size, far.clamp(max=half - 1))
    return place + half * (distance > 0)


class Tagger(nn.Module):
    """Pieces in; per word the scores of 7 labels, and per pair of words the score of 3 links."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            base, add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1
        )
        width = self.bert.config.hidden_size
        self.marks = nn.Embedding(MARKS, width)
        nn.init.zeros_(self.marks.weight)
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Linear(width, LABELS)
        self.asks = nn.Linear(width, LINK_KINDS * LINK_WIDTH)
        self.answers = nn.Linear(width, LINK_KINDS * LINK_WIDTH)
        self.none = nn.Parameter(torch.zeros(LINK_KINDS, LINK_WIDTH))
        self.none_bias = nn.Parameter(torch.zeros(LINK_KINDS))
        self.distance = nn.Parameter(torch.zeros(LINK_KINDS, BUCKETS))
        self.steps = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.register_buffer("allowed", allowed_steps())

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """(b, n) pieces, marks, mask and (b, w) first → (b, w, 7) roles and (b, 3, w, w + 1) links."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.marks(marks)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        batch, count = first.shape
        hidden = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        roles = self.roles(hidden)
        asks = self.asks(hidden).view(batch, count, LINK_KINDS, LINK_WIDTH).transpose(1, 2)
        answers = self.answers(hidden).view(batch, count, LINK_KINDS, LINK_WIDTH).transpose(1, 2)
        place = torch.arange(count)
        near = self.distance[:, bucket(place[None, :] - place[:, None])]
        pairs = asks @ answers.transpose(2, 3) / LINK_WIDTH**0.5 + near
        none = (asks * self.none[:, None]).sum(-1, keepdim=True) + self.none_bias[:, None, None]
        return roles.float(), torch.cat([pairs, none.to(pairs.dtype)], -1).float()

    def chain_loss(self, roles: Tensor, labels: Tensor) -> Tensor:
        """Mean over words of -log p(labels) under the linear chain; labels < 0 are padding."""
        steps = self.steps + self.allowed
        real = labels >= 0
        gold = labels.clamp(min=0)
        score = (roles.gather(2, gold[..., None]).squeeze(-1) * real).sum()
        score = score + (steps[gold[:, :-1], gold[:, 1:]] * real[:, 1:]).sum()
        alpha = roles[:, 0]
        for i in range(1, roles.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + steps, 1) + roles[:, i]
            alpha = torch.where(real[:, i, None], after, alpha)
        return (torch.logsumexp(alpha, 1).sum() - score) / real.sum()


def link_loss(links: Tensor, gold: Tensor) -> Tensor:
    """Sum over the three kinds of the mean, over words that ask, of -log p(any word of the right span).

    links (b, 3, w, w + 1) scores with padding at FORBIDDEN; gold the same shape, bool.
    """
    total = links.new_zeros(())
    for kind in range(LINK_KINDS):
        asks = gold[:, kind].any(-1)
        if asks.any():
            logs = torch.log_softmax(links[:, kind][asks], -1)
            total = total - torch.logsumexp(logs.masked_fill(~gold[:, kind][asks], FORBIDDEN), -1).mean()
    return total
