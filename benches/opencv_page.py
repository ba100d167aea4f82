"""The job of `motcua page` done with OpenCV, step by step the same.

Reads the paths of photographs, one a line, and answers each with the milliseconds from its bytes to those of its page.
"""

import sys
import time

import cv2
import numpy as np


def proposals(grey):
    text = max(max(grey.shape) // 150, 2)
    kernel = lambda radius: np.ones((2 * radius + 1, 2 * radius + 1), np.uint8)
    closed = cv2.blur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, kernel(text)), (3, 3))
    bright = cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel(text // 2 + 1))
    split, _ = cv2.threshold(bright, 0, 255, cv2.THRESH_OTSU)
    masks = [np.uint8(bright > split * share) for share in (0.8, 1.0, 1.2)]
    rough = cv2.morphologyEx(closed, cv2.MORPH_GRADIENT, kernel(1))
    masks += [cv2.morphologyEx(np.uint8(rough < limit), cv2.MORPH_OPEN, kernel(1)) for limit in (8, 14, 24)]
    for mask in masks:
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:4]:
            area = cv2.contourArea(contour)
            if area < grey.size * 0.03:
                continue
            hull = cv2.convexHull(contour)
            for share in np.arange(0.01, 0.1, 0.01):
                corners = cv2.approxPolyDP(hull, share * cv2.arcLength(hull, True), True)
                if len(corners) == 4:
                    yield area, corners.reshape(4, 2).astype(np.float32)
                    break


def score(grey, area, corners):
    height, width = grey.shape
    fill = min(area / max(cv2.contourArea(corners), 1), 1)
    near = (corners < 4) | (corners > np.array([width - 4, height - 4]))
    middle = corners.mean(axis=0)
    edges = []
    for number in range(4):
        a, b = corners[number], corners[(number + 1) % 4]
        on = a + (b - a) * np.linspace(0.04, 0.96, 24)[:, None]
        inward = (middle - on) / np.linalg.norm(middle - on, axis=1)[:, None] * 3
        at = lambda places: grey[places[:, 1].astype(int).clip(0, height - 1), places[:, 0].astype(int).clip(0, width - 1)].astype(float)
        edges.append((at(on + inward) - at(on - inward)).mean())
    shape = fill**3 * (0.3 + np.sqrt(cv2.contourArea(corners) / grey.size))
    return shape * (np.mean(edges) + np.min(edges)) * 0.5 ** int(near.any())


def refined(grey, corners):
    lines = []
    middle = corners.mean(axis=0)
    for number in range(4):
        a, b = corners[number], corners[(number + 1) % 4]
        along = (b - a) / np.linalg.norm(b - a)
        inward = np.array([-along[1], along[0]])
        inward = inward if np.dot(middle - a, inward) > 0 else -inward
        on = a + (b - a) * np.linspace(0.04, 0.96, 60)[:, None]
        away = np.arange(-28, 29, dtype=np.float32)
        places = on[:, None, :] + away[None, :, None] * inward
        cuts = cv2.remap(grey, places[..., 0].astype(np.float32), places[..., 1].astype(np.float32), cv2.INTER_LINEAR)
        steps = np.diff(cv2.blur(cuts.astype(np.float32), (5, 1)), axis=1)
        best = steps.argmax(axis=1)
        points = on + (away[best] + 0.5)[:, None] * inward
        lines.append(cv2.fitLine(points.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    found = []
    for number in range(4):
        one, two = lines[number - 1], lines[number]
        found.append(one[2:] + one[:2] * np.linalg.solve(np.stack([one[:2], -two[:2]], axis=1), two[2:] - one[2:])[0])
    return np.array(found, np.float32)


def ordered(corners):
    angle = np.arctan2(*(corners - corners.mean(axis=0)).T[::-1])
    corners = corners[np.argsort(angle)]
    return np.roll(corners, -int(corners.sum(axis=1).argmin()), axis=0)


def clean(page):
    small = cv2.resize(page, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 5)
    paper = cv2.blur(cv2.blur(cv2.erode(paper, np.ones((5, 5), np.uint8)), (11, 11)), (11, 11))
    paper = cv2.resize(paper, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    curve = np.clip((np.arange(256) - 20) * 255 / 202, 0, 255).astype(np.uint8)
    return cv2.LUT(cv2.divide(page, paper, scale=235), curve)


def sharpness(page):
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    rows, columns = grey.shape[0] // 32 * 32, grey.shape[1] // 32 * 32
    blocks = lambda plane: plane[:rows, :columns].reshape(rows // 32, 32, columns // 32, 32)
    across = cv2.absdiff(grey[:, 1:], grey[:, :-1])
    across = cv2.copyMakeBorder(across, 0, 0, 0, 1, cv2.BORDER_CONSTANT)
    spread = blocks(grey).max(axis=(1, 3)).astype(float) - blocks(grey).min(axis=(1, 3))
    written = spread > 50
    steep = blocks(across).max(axis=(1, 3))[written] / spread[written]
    return np.percentile(steep, 75) if steep.size else None


def fitted(page):
    written = lambda quality: cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    best = written(88)
    if len(best) <= 300 * 1024:
        return best
    low, high = 30, 87
    while low <= high:
        quality = (low + high) // 2
        jpeg = written(quality)
        if len(jpeg) <= 300 * 1024:
            best, low = jpeg, quality + 1
            if len(jpeg) > 270 * 1024:
                break
        else:
            high = quality - 1
    return best


def finish(data):
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    scale = 640 / max(picture.shape)
    grey = cv2.cvtColor(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    found = max(proposals(grey), key=lambda proposal: score(grey, *proposal), default=None)
    if found is None:
        return fitted(picture)
    corners = ordered(refined(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), found[1] / scale))
    across = max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3]))
    down = max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    shrink = min(2339 / max(across, down), 1)
    size = (int(across * shrink), int(down * shrink))
    onto = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    page = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, onto), size)
    sharpness(page)
    return fitted(clean(page))


def main():
    for line in sys.stdin:
        data = open(line.strip(), "rb").read()
        begun = time.perf_counter()
        finish(data)
        print((time.perf_counter() - begun) * 1e3, flush=True)


main()
