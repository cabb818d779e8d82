"""The scenes that the encoder of statements learns from are well formed."""

from __future__ import annotations

from training.scenes import SCENES, scenes


def test_every_scene_tells_several_things_in_whole_wordings() -> None:
    found = scenes()
    assert {scene.hand for scene in found} == {file.stem for file in SCENES.glob("*.txt")}
    for scene in found:
        assert len(scene.told) > 4, (scene.hand, scene.number)
        for answers in scene.told:
            for wordings in answers:
                for wording in wordings:
                    assert wording == wording.strip()
                    assert not set(wording) & set("<>|"), wording
